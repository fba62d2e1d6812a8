import { newId } from '@cailan/api/ground/db/ids';
import { RefundBatch } from '@cailan/api/money/refunds/refund.entity';
import type { Stage } from './stage';

/** A refund that WeChat is making is nobody's to transfer. */
export async function refundRefusals(stage: Stage): Promise<void> {
  const { staff } = await stage.world.paid({ lists: [{ 'EGG-001': 1 }] });
  const payment = await stage.world.db.one<{ id: string; districtId: string; supermarketId: string }>(
    'SELECT id, districtId, supermarketId FROM payments',
  );
  if (!payment) throw new Error('no payment');
  await stage.run(`UPDATE payments SET method = 'wechat'`);
  const id = newId();
  const nothing = { nextTryAt: null, sentAt: null, endedAt: null, refundId: null, account: null, note: null };
  const noVoucher = { voucherNo: null, voucherFileId: null, transferredById: null };
  await stage.world.db.transaction((tx) =>
    tx.insert(RefundBatch, [
      {
        id,
        districtId: payment.districtId,
        supermarketId: payment.supermarketId,
        paymentId: payment.id,
        batchNo: 1,
        outRefundNo: 'R01',
        amountFen: 1,
        status: 'processing',
        reason: '退款',
        attempts: 1,
        ...nothing,
        ...noVoucher,
        createdAt: stage.world.clock.now(),
      },
    ]),
  );
  await stage.reached.by(
    'refund_by_provider',
    stage.post(staff, `/refunds/${id}/transfer`, { voucherNo: 'T' }),
  );
}
