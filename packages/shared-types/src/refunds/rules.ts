import { refundNames } from './words';
import { moveRefusal, wrongStatus } from '../ground/moves';
import { twoSidedRefusal } from '../access/two-sided';
import type { PaymentMethod } from '../payments/words';
import type { Refusal } from '../refusals';
import { refundMoves, type RefundStatus } from './status';

/** A provider allows 50 refunds a payment; up to this many batches go by themselves, the rest goes to a person (domain §10). */
export const AUTOMATIC_BATCHES = 45;

/** Why a line costs less than what was paid for it. */
export function lineRefundCause(line: {
  /** Its units in bags that did not reach the household. */
  lostUnits: number;
  byWeight: boolean;
  shortQuantity: number;
}): 'loss' | 'weight' | 'shortage' {
  if (line.lostUnits > 0) return 'loss';
  return line.byWeight && line.shortQuantity === 0 ? 'weight' : 'shortage';
}

/**
 * Takes an amount from payments one after the other, from each at most what is left of it (fen). The parts sum to the
 * amount, or to what is left of all of them.
 */
export function takeFromPayments(
  amountFen: number,
  payments: readonly { paymentId: string; leftFen: number }[],
): { paymentId: string; amountFen: number }[] {
  let rest = amountFen;
  return payments.flatMap(({ paymentId, leftFen }) => {
    const part = Math.max(0, Math.min(rest, leftFen));
    rest -= part;
    return part > 0 ? [{ paymentId, amountFen: part }] : [];
  });
}

interface RefundFacts {
  method: PaymentMethod;
  status: RefundStatus;
}

/** A refund moves along its status table only. */
function refundMoveRefusal(from: RefundStatus, to: RefundStatus): Refusal | undefined {
  return moveRefusal(refundMoves, refundNames, from, to);
}

/** Who answers for the supermarket's money makes a transfer only of what no provider returns. */
export function transferRefundRefusal({ method, status }: RefundFacts): Refusal | undefined {
  const byProvider = status !== 'by_hand' && status !== 'transferred' && method === 'wechat';
  return byProvider ? { code: 'refund_by_provider' } : refundMoveRefusal(status, 'transferred');
}

/** A batch that goes on only when its reader acts: a transfer to make or to answer, or one that WeChat could not return. */
export const waitsForUs = (refund: { mine: boolean; status: RefundStatus }): boolean =>
  refund.mine || refund.status === 'abnormal';

/** Only what the provider could not return goes on by hand. */
export function refundByHandRefusal({ status }: RefundFacts): Refusal | undefined {
  return status === 'abnormal' ? undefined : wrongStatus(refundNames, status, 'by_hand');
}

/** The receiver answers a transfer that was made, and nobody answers what they transferred. */
export function answerRefundRefusal(
  refund: RefundFacts & { transferredById: string | null },
  answer: { received: boolean; personId: string },
): Refusal | undefined {
  const { status, transferredById } = refund;
  if (status !== 'transferred')
    return wrongStatus(refundNames, status, answer.received ? 'refunded' : 'by_hand');
  return twoSidedRefusal('refund_answer', { personId: answer.personId, otherIds: [transferredById] });
}
