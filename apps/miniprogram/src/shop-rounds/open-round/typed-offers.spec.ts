import type { OfferView, ProductView } from '@cailan/shared-types';
import { faultsOf, offerAtPrice, offersOf, typedFrom } from './typed-offers';

const product = (id: string, priceFen = 450): ProductView => ({ id, priceFen }) as ProductView;

describe('offers as they are typed', () => {
  it('begin at the catalogue price, without quota or limit', () => {
    const typed = { p1: offerAtPrice(product('p1')) };
    expect(offersOf(typed, [product('p1'), product('p2')])).toEqual([{ productId: 'p1', priceFen: 450 }]);
  });

  it('come back from a draft as they were saved', () => {
    const saved = [
      { productId: 'p2', priceFen: 990, left: 0, limitPerHousehold: null },
      { productId: 'p1', priceFen: 1205, left: null, limitPerHousehold: 2 },
    ] as OfferView[];
    expect(offersOf(typedFrom(saved), [product('p1'), product('p2'), product('p3')])).toEqual([
      { productId: 'p1', priceFen: 1205, limitPerHousehold: 2 },
      { productId: 'p2', priceFen: 990, quota: 0 },
    ]);
  });

  it.each([
    [{ price: '', quota: '', limit: '' }, ['price']],
    [{ price: '-1', quota: '-1', limit: '0' }, ['price', 'quota', 'limit']],
    [{ price: '1', quota: '1.5', limit: '1000' }, ['quota', 'limit']],
    [{ price: '1', quota: '99999999', limit: '' }, ['quota']],
    [{ price: '10000.01', quota: '', limit: '' }, ['price']],
    [{ price: '4.50', quota: ' 20 ', limit: '2' }, []],
  ])('%j has faults in %j', (typed, fields) => {
    expect(Object.keys(faultsOf(typed))).toEqual(fields);
    expect(offersOf({ p1: typed }, [product('p1')]) === undefined).toBe(fields.length > 0);
  });
});
