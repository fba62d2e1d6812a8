import type { HouseholdOrderView, OrderLineView, RoundDetailView } from '@cailan/shared-types';
import { sameAgain } from './again';
import type { Good } from '../goods';

const good = (productId: string, change: Partial<Good> = {}) =>
  ({
    id: `offer of ${productId}`,
    productId,
    roundId: 'now',
    name: `现在的${productId}`,
    spec: '1 份',
    priceFen: 100,
    saleKind: 'piece',
    tolerancePercent: 10,
    limitPerHousehold: null,
    left: null,
    ...change,
  }) as Good;
const line = (productId: string, quantity: number, change: Partial<OrderLineView> = {}) =>
  ({
    productId,
    offerId: `old ${productId}`,
    bundleOfferId: null,
    name: productId,
    quantity,
    wish: 'ask',
    ...change,
  }) as OrderLineView;
const order = (lines: OrderLineView[]) => ({ roundId: 'then', lines }) as HouseholdOrderView;

const then = {
  id: 'then',
  offers: [
    {
      id: 'old bundle',
      productId: '套餐',
      name: '蔬菜包',
      components: [
        { offerId: 'old 白菜', name: '白菜', quantity: 2, shareFen: 1 },
        { offerId: 'old 土豆', name: '土豆', quantity: 1, shareFen: 1 },
      ],
    },
  ],
} as RoundDetailView;
const bundled = [
  line('白菜', 6, { bundleOfferId: 'old bundle' }),
  line('土豆', 3, { bundleOfferId: 'old bundle' }),
];

describe('照上次买', () => {
  it('writes what is sold now by its product, with the wish of then, and names what is gone', () => {
    const { lines, gone } = sameAgain([order([line('鸡蛋', 2), line('豆腐', 1)])], [], [good('鸡蛋')]);
    expect(lines).toEqual([
      expect.objectContaining({
        offerId: 'offer of 鸡蛋',
        roundId: 'now',
        name: '现在的鸡蛋',
        quantity: 2,
        wish: 'ask',
        amountFen: 200,
      }),
    ]);
    expect(gone).toEqual(['豆腐']);
  });

  it('takes no more than may be had, and nothing of what ran out', () => {
    const { lines, gone } = sameAgain(
      [order([line('鸡蛋', 5), line('面粉', 1)])],
      [],
      [good('鸡蛋', { limitPerHousehold: 2 }), good('面粉', { left: 0 })],
    );
    expect(lines.map(({ quantity }) => quantity)).toEqual([2]);
    expect(gone).toEqual(['面粉']);
  });

  it('adds up a product that stood in two orders', () => {
    const { lines } = sameAgain([order([line('鸡蛋', 1)]), order([line('鸡蛋', 2)])], [], [good('鸡蛋')]);
    expect(lines.map(({ quantity }) => quantity)).toEqual([3]);
  });

  it('brings a bundle back as a bundle', () => {
    const { lines, gone } = sameAgain([order(bundled)], [then], [good('套餐'), good('白菜')]);
    expect(lines).toMatchObject([{ offerId: 'offer of 套餐', quantity: 3 }]);
    expect(gone).toEqual([]);
  });

  it('names a bundle that is gone, or not known any more', () => {
    expect(sameAgain([order(bundled)], [then], [good('白菜')]).gone).toEqual(['蔬菜包']);
    expect(sameAgain([order(bundled)], [], [good('白菜')])).toEqual({ lines: [], gone: ['套餐包'] });
  });
});
