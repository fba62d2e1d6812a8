import type { ListLineView, OfferView, RoundDetailView } from '@cailan/shared-types';
import {
  beyondWords,
  categoriesOf,
  closedRefusal,
  detailOf,
  fitting,
  goodsOf,
  limitsOf,
  mostOf,
  priceOf,
  weightWords,
  type Good,
} from './goods';

const offer = (change: Partial<OfferView>): OfferView => ({
  id: 'o1',
  productId: 'p1',
  saleKind: 'piece',
  name: '长粒香大米',
  initials: 'clxdm',
  aliases: ['东北米'],
  spec: '5 kg',
  unit: '袋',
  productClass: 'grain',
  priceFen: 2990,
  fenPerKg: null,
  massGrams: 5000,
  storage: 'ambient',
  limitPerHousehold: null,
  left: null,
  components: [],
  ...change,
});
const cabbage = offer({
  id: 'o2',
  name: '大白菜',
  initials: 'dbc',
  aliases: ['黄芽白'],
  saleKind: 'weight',
  productClass: 'vegetable',
  priceFen: 450,
  fenPerKg: 900,
  massGrams: 500,
});
const bundle = offer({
  id: 'o3',
  name: '蔬菜包',
  aliases: [],
  saleKind: 'bundle',
  productClass: 'bundle',
  components: [
    { offerId: 'a', name: '白菜', quantity: 1, shareFen: 1 },
    { offerId: 'b', name: '土豆', quantity: 2, shareFen: 1 },
  ],
});

const round = (id: string, offers: OfferView[], quotaRule: 'fair' | 'first_come' = 'first_come') =>
  ({
    id,
    supermarketName: `${id}超市`,
    tolerancePercent: 10,
    quotaRule,
    offers,
  }) as RoundDetailView;
const goods = goodsOf([round('甲', [offer({}), cabbage]), round('乙', [bundle], 'fair')]);
const named = (name: string): Good => {
  const good = goods.find((each) => each.name === name);
  if (!good) throw new Error(name);
  return good;
};
const names = (some: readonly Good[]): string[] => some.map(({ name }) => name);

describe('the shelf', () => {
  it('shows bundles first, over all suppliers', () => {
    expect(names(goods)).toEqual(['蔬菜包', '大白菜', '长粒香大米']);
    expect(categoriesOf(goods, undefined)).toEqual(['all', 'bundle', 'vegetable', 'grain']);
    expect(categoriesOf(goods, '甲')).toEqual(['all', 'vegetable', 'grain']);
  });

  it.each([
    ['白菜', ['大白菜']],
    ['DBC', ['大白菜']],
    [' 黄 芽 ', ['大白菜']],
    ['东北', ['长粒香大米']],
    ['🥬', []],
  ])('finds “%s” by name, other names and initials in every class', (search, expected) => {
    expect(names(fitting(goods, { roundId: undefined, category: 'bundle', search }))).toEqual(expected);
  });

  it('narrows by supplier and class', () => {
    const none = { roundId: undefined, category: 'all', search: '' } as const;
    expect(fitting(goods, none)).toHaveLength(3);
    expect(names(fitting(goods, { ...none, roundId: '甲' }))).toEqual(['大白菜', '长粒香大米']);
    expect(names(fitting(goods, { ...none, category: 'grain' }))).toEqual(['长粒香大米']);
  });
});

describe('a product', () => {
  it('says its price and what it is', () => {
    expect([priceOf(named('大白菜')), detailOf(named('大白菜'))]).toEqual([
      '¥4.50/斤',
      '约 500 g/份 · 以称重为准，多不补',
    ]);
    expect([priceOf(named('蔬菜包')), detailOf(named('蔬菜包'))]).toEqual(['¥29.90', '白菜 土豆×2']);
    expect(detailOf(named('长粒香大米'))).toBe('5 kg');
  });

  it('says what limits it', () => {
    const rice = named('长粒香大米');
    expect(limitsOf(rice)).toBe('');
    expect(limitsOf(named('蔬菜包'))).toBe('公平分配');
    expect(limitsOf({ ...rice, left: 42, limitPerHousehold: 2 })).toBe('每户限 2 · 剩 42 袋');
    expect(limitsOf({ ...rice, left: 0 })).toBe('今天没有了');
  });

  it.each([
    [null, null, 0, 999],
    [2, null, 0, 2],
    [null, 3, 0, 3],
    [5, 1, 2, 3],
    [null, -1, 0, 0],
  ])('may be had up to limit %s and left %s with %s held: %s', (limitPerHousehold, left, held, most) => {
    expect(mostOf(offer({ limitPerHousehold, left }), held)).toBe(most);
  });

  it('says why there can be no more', () => {
    const rice = named('长粒香大米');
    expect(beyondWords({ ...rice, limitPerHousehold: 2 }, 2)).toBe('长粒香大米 每户限购 2');
    expect(beyondWords({ ...rice, left: 3 }, 3)).toBe('长粒香大米 只剩 3');
    expect(beyondWords({ ...rice, left: 0 }, 0)).toBe('长粒香大米 今天没有了');
    expect(beyondWords(rice, 999)).toBe('长粒香大米 最多写 999 份');
  });
});

it('weighs a list', () => {
  const byId = new Map(goods.map((good) => [good.id, good]));
  const line = (offerId: string, quantity: number) => ({ offerId, quantity }) as ListLineView;
  expect(weightWords([line('o1', 1), line('o2', 3), line('gone', 1)], byId)).toBe('约 6.5 kg');
  expect(weightWords([line('gone', 1)], byId)).toBe('');
});

describe('a round takes a list', () => {
  const open = {
    status: 'open',
    opensAt: '2026-11-20T00:00:00.000Z',
    cutOffAt: '2026-11-20T12:00:00.000Z',
  } as const;
  const noon = '2026-11-20T04:00:00.000Z';

  it.each([
    [open, undefined, noon, undefined],
    [open, { status: 'submitted' } as const, noon, undefined],
    [open, { status: 'locked' } as const, noon, 'building_confirmed'],
    [open, undefined, open.cutOffAt, 'past_cut_off'],
    [open, undefined, '2026-11-19T23:59:59.000Z', 'round_not_open'],
    [{ ...open, status: 'closed' } as const, undefined, noon, 'past_cut_off'],
    [{ ...open, status: 'cancelled' } as const, undefined, noon, 'round_not_open'],
  ])('%#', (of, order, now, code) => {
    expect(closedRefusal(of, order, now)?.code).toBe(code);
  });
});
