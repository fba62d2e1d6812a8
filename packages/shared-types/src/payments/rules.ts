import { groupOrderNames } from '../group-orders/words';
import { wrongStatus } from '../ground/moves';
import { INTEGER_MOST } from '../ground/amounts';
import type { GroupOrderStatus } from '../group-orders/status';
import type { Refusal } from '../refusals';
import type { PaymentStatus } from './status';
import type { PaymentMethod } from './words';

/** What is paid or confirmed together is one amount, and must fit it. */
export function sumRefusal(amountFen: number): Refusal | undefined {
  return amountFen > INTEGER_MOST ? { code: 'sum_too_large', facts: { mostFen: INTEGER_MOST } } : undefined;
}

/** A transfer is found again by its voucher. */
export function voucherRefusal(payment: { method: PaymentMethod; voucherNo?: string }): Refusal | undefined {
  const found = payment.method !== 'bank_transfer' || payment.voucherNo;
  return found ? undefined : { code: 'voucher_required' };
}

/** Whether its payee answers it, as the supermarket does a transfer; other ways to pay are answered by their provider. */
export const isAnsweredByPayee = (method: PaymentMethod): boolean => method === 'bank_transfer';

/** A transfer of which the supermarket has not said yet whether it came. */
export const waitsForAnswer = (payment: { method: PaymentMethod; status: PaymentStatus }): boolean =>
  isAnsweredByPayee(payment.method) && payment.status === 'pending';

/** What stands in the way of paying group orders together: one payee, all confirmed, something open, in time. */
export function payRefusal(
  groups: readonly { status: GroupOrderStatus; supermarketId: string; openFen: number; payBy: string }[],
  now: string,
): Refusal | undefined {
  const notConfirmed = groups.find(({ status }) => status !== 'confirmed');
  if (notConfirmed) return wrongStatus(groupOrderNames, notConfirmed.status, 'paid');
  if (new Set(groups.map(({ supermarketId }) => supermarketId)).size > 1) return { code: 'different_payees' };
  if (groups.some(({ payBy }) => now > payBy)) return { code: 'payment_deadline_passed' };
  return groups.every(({ openFen }) => openFen <= 0) ? { code: 'nothing_to_pay' } : undefined;
}
