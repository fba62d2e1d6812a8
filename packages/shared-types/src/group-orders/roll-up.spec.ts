import fc from 'fast-check';
import { rollUp, type RollUpRow } from './roll-up';

const rows = fc.array(
  fc
    .record({ household: fc.nat(12), product: fc.nat(6), quantity: fc.nat(20), amountFen: fc.nat(100_000) })
    .map((one): RollUpRow => ({
      householdId: `h${one.household}`,
      door: `${(one.household % 3) + 1}-1-${one.household}`,
      productId: `p${one.product}`,
      name: `商品${one.product}`,
      quantity: one.quantity,
      amountFen: one.amountFen,
    })),
  { maxLength: 80 },
);

const sum = (list: { quantity: number; amountFen: number }[]) => ({
  quantity: list.reduce((a, b) => a + b.quantity, 0),
  amountFen: list.reduce((a, b) => a + b.amountFen, 0),
});

describe('rollUp', () => {
  const cabbage = { productId: 'p1', name: '大白菜', quantity: 2, amountFen: 500 };
  const eggs = { productId: 'p2', name: '鸡蛋', quantity: 1, amountFen: 1890 };

  it('adds up by product and by household', () => {
    const result = rollUp([
      { householdId: 'h2', door: '3-10-501', ...cabbage, note: '要小的' },
      { householdId: 'h1', door: '3-2-501', ...eggs, note: '' },
      { householdId: 'h1', door: '3-2-501', ...cabbage, note: '' },
      { householdId: 'h1', door: '3-2-501', ...cabbage, note: '套餐' },
    ]);
    expect(result.byProduct).toEqual([
      { productId: 'p1', name: '大白菜', quantity: 6, amountFen: 1500, households: 2 },
      { productId: 'p2', name: '鸡蛋', quantity: 1, amountFen: 1890, households: 1 },
    ]);
    expect(result.byHousehold.map(({ door, quantity, amountFen }) => [door, quantity, amountFen])).toEqual([
      ['3-2-501', 5, 2890],
      ['3-10-501', 2, 500],
    ]);
    expect(result.byHousehold[1]?.lines[0]?.note).toBe('要小的');
    expect(result.totals).toEqual({ quantity: 7, amountFen: 3390, households: 2, lines: 4 });
  });

  it('is empty for no rows', () => {
    expect(rollUp([])).toEqual({
      byProduct: [],
      byHousehold: [],
      totals: { quantity: 0, amountFen: 0, households: 0, lines: 0 },
    });
  });

  it('has the same total both ways and in the rows', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const { byProduct, byHousehold, totals } = rollUp(list);
        const { households, lines, ...sums } = totals;
        expect(sums).toEqual(sum(list));
        expect(sum(byProduct)).toEqual(sums);
        expect(sum(byHousehold)).toEqual(sums);
        for (const household of byHousehold) expect(sum(household.lines)).toEqual(sum([household]));
        expect(households).toBe(byHousehold.length);
        expect(byHousehold.flatMap((household) => household.lines)).toHaveLength(lines);
      }),
    );
  });
});
