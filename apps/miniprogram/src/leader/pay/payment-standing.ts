import type { GroupOrderView, PaymentView } from '@cailan/shared-types';
import type { PaymentIntent } from './payment-intents';
import { openFen } from '../readiness';

/** How the payment of some buildings' orders to one supermarket stands. */
export type PaymentStanding =
  /** Recorded, and nobody has said yet whether the money came. */
  | { kind: 'pending'; payment: PaymentView }
  /** Sent without an answer: it may or may not be recorded. */
  | { kind: 'unanswered'; intent: PaymentIntent }
  /** The whole amount has come. */
  | { kind: 'received' }
  /** The last one did not come; it can be paid again. */
  | { kind: 'rejected'; payment: PaymentView }
  /** The last one was closed without being paid; it can be paid again. */
  | { kind: 'closed'; payment: PaymentView }
  /** Nothing was paid, or only a part of it. */
  | { kind: 'open' };

/** Tells it from what the service last said of payments and orders, and from what waits on the phone. */
export function standingOf(
  groups: readonly GroupOrderView[],
  payments: readonly PaymentView[],
  intent: PaymentIntent | undefined,
): PaymentStanding {
  const ids = groups.map(({ id }) => id);
  const own = payments
    .filter(({ allocations }) => allocations.some(({ groupOrderId }) => ids.includes(groupOrderId)))
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  const pending = own.find(({ status }) => status === 'pending');
  if (pending) return { kind: 'pending', payment: pending };
  if (intent) return { kind: 'unanswered', intent };
  const payable = groups.filter(({ status }) => status !== 'cancelled');
  if (payable.length > 0 && payable.every((group) => group.status !== 'collecting' && openFen(group) <= 0))
    return { kind: 'received' };
  const [last] = own;
  if (last?.status === 'rejected') return { kind: 'rejected', payment: last };
  return last?.status === 'cancelled' ? { kind: 'closed', payment: last } : { kind: 'open' };
}
