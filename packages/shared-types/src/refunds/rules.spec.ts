import fc from 'fast-check';
import {
  answerRefundRefusal,
  lineRefundCause,
  refundByHandRefusal,
  takeFromPayments,
  transferRefundRefusal,
} from './rules';
import { refundMoves, type RefundStatus } from './status';

const statuses = Object.keys(refundMoves) as RefundStatus[];

describe('why a line is refunded', () => {
  it.each([
    [{ lostUnits: 1, byWeight: true, shortQuantity: 1 }, 'loss'],
    [{ lostUnits: 0, byWeight: true, shortQuantity: 0 }, 'weight'],
    [{ lostUnits: 0, byWeight: true, shortQuantity: 1 }, 'shortage'],
    [{ lostUnits: 0, byWeight: false, shortQuantity: 0 }, 'shortage'],
  ])('%j is a %s', (line, cause) => {
    expect(lineRefundCause(line)).toBe(cause);
  });
});

describe('which payments an amount goes back through', () => {
  const payments = fc
    .array(fc.nat(1000), { maxLength: 6 })
    .map((left) => left.map((leftFen, i) => ({ paymentId: `p${i}`, leftFen })));

  it('takes from the first that have something left, and from none more than that', () => {
    fc.assert(
      fc.property(fc.nat(5000), payments, (amountFen, from) => {
        const parts = takeFromPayments(amountFen, from);
        const all = from.reduce((sum, { leftFen }) => sum + leftFen, 0);
        expect(parts.reduce((sum, part) => sum + part.amountFen, 0)).toBe(Math.min(amountFen, all));
        const leftOf = new Map(from.map(({ paymentId, leftFen }) => [paymentId, leftFen]));
        for (const part of parts.slice(0, -1)) expect(part.amountFen).toBe(leftOf.get(part.paymentId));
        for (const part of parts) {
          expect(part.amountFen).toBeGreaterThan(0);
          expect(part.amountFen).toBeLessThanOrEqual(leftOf.get(part.paymentId) ?? 0);
        }
      }),
    );
  });
});

describe('what people may do with a refund', () => {
  it('is transferred where no provider returns it', () => {
    const codes = statuses.map((status) => transferRefundRefusal({ method: 'wechat', status })?.code);
    expect(Object.fromEntries(statuses.map((status, i) => [status, codes[i]]))).toEqual({
      ready: 'refund_by_provider',
      processing: 'refund_by_provider',
      abnormal: 'refund_by_provider',
      by_hand: undefined,
      transferred: 'wrong_status',
      refunded: 'refund_by_provider',
      voided: 'refund_by_provider',
    });
    expect(transferRefundRefusal({ method: 'bank_transfer', status: 'refunded' })?.code).toBe('wrong_status');
  });

  it('goes on by hand only when it is abnormal', () => {
    const free = statuses.filter((status) => !refundByHandRefusal({ method: 'wechat', status }));
    expect(free).toEqual(['abnormal']);
  });

  it('is answered once transferred, and by somebody else', () => {
    const asked = (status: RefundStatus, personId: string) =>
      answerRefundRefusal(
        { method: 'bank_transfer', status, transferredById: 'staff' },
        { received: true, personId },
      )?.code;
    expect(statuses.filter((status) => asked(status, 'leader') === undefined)).toEqual(['transferred']);
    expect(asked('transferred', 'staff')).toBe('both_sides');
  });
});
