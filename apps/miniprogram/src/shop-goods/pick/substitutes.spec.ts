import type { OfferView, PickLineView } from '@cailan/shared-types';
import { countIn, shortFault, substitutesFor } from './substitutes';

const offer = (id: string, part: Partial<OfferView> = {}) =>
  ({
    id,
    productClass: 'egg_dairy',
    saleKind: 'piece',
    fenPerKg: null,
    priceFen: 2000,
    ...part,
  }) as OfferView;
const offers = [
  offer('tray', { priceFen: 2600 }),
  offer('milk', { priceFen: 9000 }),
  offer('box', { priceFen: 1300 }),
  offer('loose', { fenPerKg: 1200, saleKind: 'weight' }),
  offer('pack', { saleKind: 'bundle', productClass: 'bundle' }),
  offer('rice', { productClass: 'grain' }),
];

describe('substitutesFor', () => {
  it.each([
    ['tray', ['box', 'milk']],
    ['loose', ['tray', 'box', 'milk']],
    ['rice', []],
    ['unknown', []],
  ])('for %s', (offerId, expected) => {
    const found = substitutesFor({ offerId } as PickLineView, offers);
    expect(found.map(({ id }) => id)).toEqual(expected);
  });
});

describe('countIn', () => {
  it.each([
    ['12', 12],
    [' 0 ', 0],
    ['９', 9],
    ['', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['999999999999', undefined],
    ['三', undefined],
    ['🥚', undefined],
  ])('“%s” is %s', (typed, count) => expect(countIn(typed)).toBe(count));
});

describe('how many were found of what came up short', () => {
  const line = { offerId: 'tray', quantity: 10, unit: '板' } as PickLineView;
  const unread = '拣到几板：请写 0 到 9 的整数';

  it.each([
    ['7', undefined],
    ['０', undefined],
    ['', unread],
    ['abc', unread],
    ['-1', unread],
    ['3,5', unread],
    ['10', '要的 10 都拣到了，不算短缺，请点「拣齐」'],
    ['11', '拣货数量不能超过订购数量 10'],
  ])('“%s”: %s', (typed, fault) => expect(shortFault(line, typed, offers)).toBe(fault));
});
