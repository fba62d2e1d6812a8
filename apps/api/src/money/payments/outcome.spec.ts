import type { GroupOrderStatus } from '@cailan/shared-types';
import fc from 'fast-check';
import type { Transaction } from '../../ground/wechat/pay/pay.types';
import { shareOf, type Share } from './outcome';
import { mismatchOf, type Mismatch } from './wechat-outcome';

describe('fen that came for a group order', () => {
  it.each<[string, { status: GroupOrderStatus; paidFen: number }, number, Share]>([
    [
      'pay what is open',
      { status: 'confirmed', paidFen: 0 },
      500,
      { takenFen: 500, backFen: 0, backOf: 'payment' },
    ],
    [
      'pay the rest of it',
      { status: 'confirmed', paidFen: 400 },
      500,
      { takenFen: 100, backFen: 400, backOf: 'payment' },
    ],
    [
      'come after all of it was paid',
      { status: 'paid', paidFen: 500 },
      500,
      { takenFen: 0, backFen: 500, backOf: 'payment' },
    ],
    [
      'come to one that was opened again',
      { status: 'collecting', paidFen: 0 },
      500,
      { takenFen: 0, backFen: 500, backOf: 'payment' },
    ],
    [
      'come after it was cancelled',
      { status: 'cancelled', paidFen: 0 },
      500,
      { takenFen: 0, backFen: 500, backOf: 'group' },
    ],
    [
      'come after it was cancelled paid in part',
      { status: 'cancelled', paidFen: 400 },
      500,
      { takenFen: 0, backFen: 500, backOf: 'group' },
    ],
  ])('%s', (_, group, cameFen, share) => {
    expect(shareOf({ amountFen: 500, ...group }, cameFen)).toEqual(share);
  });

  it('are taken or go back, all of them, and no more is taken than was open', () => {
    const fen = fc.integer({ min: 0, max: 2_000_000 });
    const statuses = fc.constantFrom<GroupOrderStatus>(
      'collecting',
      'confirmed',
      'paid',
      'packed',
      'cancelled',
    );
    fc.assert(
      fc.property(statuses, fen, fen, fen, (status, amountFen, paidFen, cameFen) => {
        const { takenFen, backFen } = shareOf({ status, amountFen, paidFen }, cameFen);
        expect(takenFen + backFen).toBe(cameFen);
        expect(takenFen).toBeGreaterThanOrEqual(0);
        expect(takenFen).toBeLessThanOrEqual(Math.max(0, amountFen - paidFen));
      }),
    );
  });
});

describe('money that WeChat tells of', () => {
  const asked = { outTradeNo: 'T1', amountFen: 500, mchid: '19', subMchid: '20' };
  const payer = { appId: 'wx1', openid: 'o1' };
  const paid: Transaction = {
    outTradeNo: 'T1',
    transactionId: '42',
    tradeState: 'SUCCESS',
    amountFen: 500,
    payerOpenid: 'o1',
    appId: 'wx1',
    mchid: '19',
    subMchid: '20',
  };

  it.each<[string, Partial<Transaction>, Mismatch | undefined]>([
    ['nothing', {}, undefined],
    ['its number', { outTradeNo: 'T2' }, 'order'],
    ['its merchant', { mchid: '18' }, 'payee'],
    ['its sub-merchant', { subMchid: undefined }, 'payee'],
    ['its app', { appId: 'wx2' }, 'app'],
    ['its amount', { amountFen: 499 }, 'amount'],
    ['its payer', { payerOpenid: 'o2' }, 'payer'],
    ['its payer, whom it does not name', { payerOpenid: undefined }, 'payer'],
  ])('differs in %s', (_, changes, mismatch) => {
    expect(mismatchOf(asked, payer, { ...paid, ...changes })).toBe(mismatch);
  });

  it('may come of a payer who has no WeChat account here any more', () => {
    const unknown = { ...payer, openid: undefined };
    expect(mismatchOf(asked, unknown, { ...paid, payerOpenid: 'o2' })).toBeUndefined();
  });
});
