import type { BillRow } from '../../ground/wechat/pay/bill';
import { compare, numberOf, type BookMoney } from './compare';

const paid = (change: Partial<BillRow> = {}): BillRow => ({
  tradeTime: '2026-11-21 20:00:00',
  mchid: '1900000100',
  subMchid: '1900000201',
  transactionId: '42',
  outTradeNo: 'P1',
  openid: 'o1',
  state: 'SUCCESS',
  amountFen: 1000,
  refundId: '0',
  outRefundNo: '0',
  refundFen: 0,
  refundState: '',
  feeFen: 6,
  goods: '集采单',
  ...change,
});
const refunded = (change: Partial<BillRow> = {}): BillRow =>
  paid({
    state: 'REFUND',
    amountFen: 0,
    outRefundNo: 'P1R01',
    refundFen: 300,
    refundState: 'SUCCESS',
    feeFen: -2,
    ...change,
  });
const payment = (change: Partial<BookMoney> = {}): BookMoney => ({
  kind: 'payment',
  number: 'P1',
  supermarketId: 'S1',
  districtId: 'D1',
  amountFen: 1000,
  mchid: '1900000100',
  subMchid: '1900000201',
  status: 'succeeded',
  at: '2026-11-21T12:00:00.000Z',
  ...change,
});
const refund = (change: Partial<BookMoney> = {}): BookMoney =>
  payment({ kind: 'refund', number: 'P1R01', amountFen: 300, status: 'refunded', ...change });

describe('a bill beside the books', () => {
  const causeOf = (row: BillRow, book: BookMoney | undefined) =>
    compare([row], new Map(book ? [[numberOf(row), book]] : []), []).map(({ cause }) => cause)[0];

  it.each<[string, BillRow, BookMoney | undefined, string | null]>([
    ['a payment that is alike', paid(), payment(), null],
    ['a payment to the merchant itself', paid({ subMchid: '' }), payment({ subMchid: null }), null],
    ['a payment that nobody booked', paid(), undefined, 'missing_in_books'],
    ['a refund’s number on a payment', paid(), refund({ number: 'P1' }), 'missing_in_books'],
    ['another amount paid', paid({ amountFen: 999 }), payment(), 'amount_differs'],
    ['another sub-merchant', paid({ subMchid: '1900000299' }), payment(), 'foreign_payee'],
    ['another merchant', paid({ mchid: '1900000109' }), payment(), 'foreign_payee'],
    ['money that the books took for none', paid(), payment({ status: 'cancelled' }), 'status_differs'],
    ['a payment that was revoked', paid({ state: 'REVOKED' }), payment(), 'status_differs'],
    ['a refund that is alike', refunded(), refund(), null],
    ['a refund that nobody booked', refunded(), undefined, 'missing_in_books'],
    ['another amount refunded', refunded({ refundFen: 301 }), refund(), 'amount_differs'],
    ['a refund made, under way in the books', refunded(), refund({ status: 'processing' }), 'status_differs'],
    [
      'a refund under way then',
      refunded({ refundState: 'PROCESSING' }),
      refund({ status: 'processing' }),
      null,
    ],
    ['a refund under way then, made since', refunded({ refundState: 'PROCESSING' }), refund(), null],
    [
      'a refund that the books never sent',
      refunded({ refundState: 'PROCESSING' }),
      refund({ status: 'ready' }),
      'status_differs',
    ],
  ])('%s', (_, row, book, cause) => {
    expect(causeOf(row, book)).toBe(cause);
  });

  it('lists what by its day should be in the bill and is not, with the amounts of both sides', () => {
    const rows = compare(
      [paid(), refunded()],
      new Map([
        ['P1', payment()],
        ['P1R01', refund()],
      ]),
      [payment(), refund(), refund({ number: 'P2R01', amountFen: 50 })],
    );
    expect(
      rows.map(({ number, billFen, bookFen, feeFen, cause }) => [number, billFen, bookFen, feeFen, cause]),
    ).toEqual([
      ['P1', 1000, 1000, 6, null],
      ['P1R01', 300, 300, -2, null],
      ['P2R01', null, 50, null, 'missing_in_bill'],
    ]);
    expect(rows[0]?.at).toBe('2026-11-21T12:00:00.000Z');
  });
});
