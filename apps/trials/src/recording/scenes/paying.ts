import type { PaymentView } from '@cailan/shared-types';
import type { Studio } from '../studio';
import type { Tape } from '../tape';
import type { Cast, World } from '../world';

/**
 * The leader confirms every building of both rounds. Of the main round one is paid at once, the last goes by bank
 * transfer and waits; the wide round is left unpaid.
 */
export async function confirmAndPay(
  studio: Studio,
  tape: Tape,
  { grid_leader: leader }: Cast,
  world: World,
): Promise<PaymentView> {
  const groups = await studio.ok(leader, 'GET /group-orders', { query: { windowId: world.windowId } });
  const ordered = groups.filter((group) => group.ordered > 0);
  await tape.write(leader, 'POST /group-orders/confirm', {
    body: { clientKey: tape.newKey(), groupOrderIds: ordered.map(({ id }) => id) },
  });
  const groupOrderIds = ordered.filter(({ roundId }) => roundId === world.main.id).map(({ id }) => id);
  const atOnce = await tape.write(leader, 'POST /payments', {
    body: { clientKey: tape.newKey(), groupOrderIds: groupOrderIds.slice(0, -1), method: 'test' },
  });
  await tape.write(leader, 'POST /development/payments/:id/outcome', {
    params: { id: atOnce.id },
    body: { received: true },
  });
  return studio.ok(leader, 'POST /payments', {
    body: {
      clientKey: tape.newKey(),
      groupOrderIds: groupOrderIds.slice(-1),
      method: 'bank_transfer',
      voucherNo: '20261120-0087',
    },
  });
}

/** The shop finds the transfer in its account. */
export async function answerVoucher(tape: Tape, { supermarket_staff: staff }: Cast, { id }: PaymentView) {
  await tape.write(staff, 'POST /payments/:id/answer', { params: { id }, body: { received: true } });
}
