import { request } from 'undici';
import type { Movement } from './accounts.sql';

interface Ledger {
  payments: { outTradeNo: string; totalFen: number; state: string; paidAt: string | null }[];
  refunds: { outRefundNo: string; refundFen: number; status: string }[];
}

/** What really happened at the provider: everything that was paid, and everything that went back. */
export async function providerMovements(
  sandboxUrl: string,
): Promise<{ payments: Movement[]; refunds: Movement[] }> {
  const reply = await request(`${sandboxUrl}/sandbox/ledger`);
  const { payments, refunds } = (await reply.body.json()) as Ledger;
  return {
    payments: payments
      .filter(({ paidAt }) => paidAt !== null)
      .map(({ outTradeNo, totalFen }) => ({ number: outTradeNo, fen: totalFen })),
    refunds: refunds
      .filter(({ status }) => status === 'SUCCESS')
      .map(({ outRefundNo, refundFen }) => ({ number: outRefundNo, fen: refundFen })),
  };
}
