import type { RefundView } from '@cailan/shared-types';
import type { Cast } from '../day/cast';
import type { Client } from '../day/client';
import type { PayableRound } from './market';
import { patiently } from './patience';

/** What people do with refunds that the provider could not make: the supermarket transfers, the leader says it came. */
export async function handleByHand(client: Client, cast: Cast, round: PayableRound): Promise<number> {
  const shop = await patiently(() => cast.token(round.staffId));
  const query = { roundId: round.roundId };
  const refunds = await patiently(() => client.call('GET /refunds', { token: shop, query }));
  let handled = 0;
  for (const refund of refunds) if (await handle(client, cast, round, shop, refund)) handled += 1;
  return handled;
}

async function handle(
  client: Client,
  cast: Cast,
  round: PayableRound,
  shop: string,
  { id, status, groups }: RefundView,
): Promise<boolean> {
  const params = { id };
  if (status === 'abnormal') {
    const body = { note: '原卡已注销' };
    await patiently(() => client.call('POST /refunds/:id/by-hand', { token: shop, params, body }));
    return true;
  }
  if (status === 'by_hand') {
    const body = { voucherNo: `R-${id.slice(-12)}` };
    await patiently(() => client.call('POST /refunds/:id/transfer', { token: shop, params, body }));
    return true;
  }
  if (status !== 'transferred') return false;
  const leaderId = round.groups.find(({ group }) => group.id === groups[0]?.groupOrderId)?.leaderId ?? '';
  const token = await patiently(() => cast.withWechat(leaderId));
  const body = { received: true };
  await patiently(() => client.call('POST /refunds/:id/answer', { token, params, body }));
  return true;
}
