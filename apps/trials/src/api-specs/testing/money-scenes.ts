import { newKey, type TestPerson, type World } from '../../world/world';
import { RefundProvider } from '@cailan/api/money/refunds/refund-provider';
import { WechatRefundOutcome } from '@cailan/api/money/refunds/wechat-outcome';
import { paidBatches } from '@cailan/api/money/refunds/refunds.sql';
import { Refunds, saidOf } from '../../world/refunds';
import { PayError } from '@cailan/api/ground/wechat/pay/pay-error';
import type { Refund } from '@cailan/api/ground/wechat/pay/pay.types';

type Scene = (world: World) => Promise<void>;
type Step = Refund['status'] | 'by hand' | 'transfer' | 'received' | 'not received';

/** A confirmed building whose leader sent a voucher, and who answers it. */
async function voucher(world: World) {
  const open = await world.openRound();
  await world.order(await world.person('resident'), open, { 'EGG-001': 1 });
  const [group] = await world.groupsOf(open);
  if (!group) throw new Error('nobody ordered');
  const ids = { groupOrderIds: [group.id] };
  await world.ok(group.leader, 'POST /group-orders/confirm', { body: { clientKey: newKey(), ...ids } });
  const { id } = await world.ok(group.leader, 'POST /payments', {
    body: { clientKey: newKey(), ...ids, method: 'bank_transfer', voucherNo: 'V-1' },
  });
  const answer = (received: boolean) =>
    world.ok(open.staff, 'POST /payments/:id/answer', { params: { id }, body: { received } });
  return { ...open, id, answer };
}

/** Past the end of the round's window, with every job run on the way. */
async function pass(world: World, roundId: string): Promise<void> {
  const round = await world.db.one<{ payBy: string; endAt: string }>(
    'SELECT r.payBy, w.endAt FROM rounds r JOIN delivery_windows w ON w.id = r.windowId WHERE r.id = ?',
    [roundId],
  );
  for (const instant of [round?.payBy ?? '', round?.endAt ?? '']) {
    world.clock.set(new Date(Date.parse(instant) + 1000).toISOString());
    await world.runJobs();
  }
}

/** What WeChat says of a refund when it is asked, and then what it and people do with it. */
function refund(first: Refund['status'] | 'refused', ...steps: Step[]): Scene {
  return async (world) => {
    const provider = world.app.get(RefundProvider);
    provider.query = () => Promise.resolve(undefined);
    provider.ask = (batch) => {
      if (first === 'refused') return Promise.reject(new PayError('RULE_LIMIT', 403, false));
      return Promise.resolve(saidOf(batch, first));
    };
    const round = await world.paid({ lists: [{ 'EGG-001': 2 }] });
    await world.db.transaction((tx) => tx.run(`UPDATE payments SET method = 'wechat', mchid = '1'`));
    const refunds = new Refunds(world);
    await refunds.claim(round.groupOrderIds[0] ?? '', 1);
    await world.runJobs();
    const { id } = await refunds.batch();
    const [payer] = await payers(world);
    for (const step of steps) await take(world, { id, staff: round.staff, payer }, step);
  };
}

async function payers(world: World): Promise<TestPerson[]> {
  const rows = await world.db.many<{ payerId: string }>('SELECT payerId FROM payments');
  return rows.map(({ payerId }) => ({ id: payerId, scopeId: '', token: world.tokenOf(payerId) }));
}

async function take(
  world: World,
  { id, staff, payer }: { id: string; staff: TestPerson; payer: TestPerson | undefined },
  step: Step,
): Promise<void> {
  const params = { id };
  if (step === 'by hand')
    await world.ok(staff, 'POST /refunds/:id/by-hand', { params, body: { note: '卡已销' } });
  else if (step === 'transfer')
    await world.ok(staff, 'POST /refunds/:id/transfer', { params, body: { voucherNo: 'T-1' } });
  else if (step === 'received' || step === 'not received')
    await world.ok(payer, 'POST /refunds/:id/answer', { params, body: { received: step === 'received' } });
  else
    await world.db.transaction(async (tx) => {
      const [batch] = await paidBatches(tx, 'b.id = ?', [id]);
      if (batch) await world.app.get(WechatRefundOutcome).recordAnswer(tx, id, saidOf(batch, step));
    });
}

/** How payments and refunds end. */
export const moneyScenes: Record<string, Scene> = {
  'a transfer came': async (world) => {
    await (await voucher(world)).answer(true);
  },
  'a transfer is said not to have come, and is found': async (world) => {
    const { answer } = await voucher(world);
    await answer(false);
    await answer(true);
  },
  'a voucher is not answered, and its money found': async (world) => {
    const { answer, round } = await voucher(world);
    await pass(world, round.id);
    await answer(true);
  },
  'a building is not paid': async (world) => {
    const { answer, round } = await voucher(world);
    await answer(false);
    await pass(world, round.id);
  },
  'goods are handed over': async (world) => {
    await world.carried({ lists: [{ 'EGG-001': 2 }] });
  },
  'a refund is made': refund('SUCCESS'),
  'a refund is closed': refund('CLOSED'),
  'a refund is abnormal, then made all the same': refund('ABNORMAL', 'SUCCESS'),
  'a refund is refused, and returned by transfer': refund(
    'refused',
    'transfer',
    'not received',
    'transfer',
    'received',
  ),
  'a refund is refused, and made all the same': refund('refused', 'SUCCESS'),
  'a refund takes its time': refund('PROCESSING', 'SUCCESS'),
  'a refund takes its time and is abnormal': refund('PROCESSING', 'ABNORMAL', 'by hand'),
  'a refund takes its time and is closed': refund('PROCESSING', 'CLOSED'),
};
