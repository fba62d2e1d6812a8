import { isStock, stockLines } from './stock-lines';

describe('stock as it is typed', () => {
  it('declares what was filled in, none of a product too', () => {
    expect(stockLines({ p1: '120', p2: '', p3: ' 0 ' })).toEqual([
      { productId: 'p1', quantity: 120 },
      { productId: 'p3', quantity: 0 },
    ]);
    expect(stockLines({})).toEqual([]);
  });

  it.each(['-1', '1.5', '很多', '99999999', '😀'])('does not read %j', (text) => {
    expect(isStock(text)).toBe(false);
    expect(stockLines({ p1: '1', p2: text })).toBeUndefined();
  });
});
