import type { Studio } from '../studio';
import type { Tape } from '../tape';
import type { Cast } from '../world';

/** What was paid by transfer goes back by transfer: the shop gives its voucher number. */
export async function transferBack(
  studio: Studio,
  tape: Tape,
  { supermarket_staff: staff }: Cast,
): Promise<void> {
  for (const { id } of await studio.ok(staff, 'GET /refunds', { query: { status: 'by_hand' } }))
    await tape.write(staff, 'POST /refunds/:id/transfer', {
      params: { id },
      body: { voucherNo: '20261121-0105' },
    });
}

/** The leader finds it in the account. */
export async function confirmTransfer(
  studio: Studio,
  tape: Tape,
  { grid_leader: leader }: Cast,
): Promise<void> {
  for (const { id } of await studio.ok(leader, 'GET /refunds', { query: { status: 'transferred' } }))
    await tape.write(leader, 'POST /refunds/:id/answer', { params: { id }, body: { received: true } });
}
