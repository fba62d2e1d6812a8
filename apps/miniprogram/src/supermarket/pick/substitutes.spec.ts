import type { OfferView, PickLineView } from '@cailan/shared-types';
import { countIn, substitutesFor } from './substitutes';

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
    ['', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['999999999999', undefined],
    ['三', undefined],
    ['🥚', undefined],
  ])('“%s” is %s', (typed, count) => expect(countIn(typed)).toBe(count));
});
