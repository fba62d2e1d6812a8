import { type ClassLimit, limitRefusal, offerLimitRefusal } from './limits';

type Class = 'grain' | 'meat' | 'vegetable';

const limits: ClassLimit<Class>[] = [
  { productClass: 'grain', maxUnits: 4, per: 'household' },
  { productClass: 'meat', maxUnits: 2, per: 'person' },
];

const want = (productClass: Class, quantity: number) => ({ productClass, quantity });

describe('limitRefusal', () => {
  it.each<[string, Partial<Record<Class, number>>, ReturnType<typeof want>[]]>([
    ['up to the limit', {}, [want('grain', 4)]],
    ['up to the limit with what was used', { grain: 3 }, [want('grain', 1)]],
    ['classes without a limit', {}, [want('vegetable', 999)]],
    ['nothing, though a new limit is below what was used', { grain: 9 }, []],
  ])('allows %s', (_name, used, wanted) => {
    expect(limitRefusal(limits, used, wanted)).toBeUndefined();
  });

  it('adds up the lines of a class', () => {
    expect(
      limitRefusal(limits, { grain: 1 }, [want('grain', 2), want('vegetable', 1), want('grain', 2)]),
    ).toEqual({
      productClass: 'grain',
      maxUnits: 4,
      usedUnits: 1,
      wantedUnits: 4,
      leftUnits: 3,
    });
  });

  it('names the first class exceeded, in the order of the limits', () => {
    const wanted = [want('meat', 9), want('grain', 9)];
    expect(limitRefusal(limits, {}, wanted)?.productClass).toBe('grain');
  });

  it('counts a limit per person by the size of the household', () => {
    expect(limitRefusal(limits, {}, [want('meat', 6)], 3)).toBeUndefined();
    expect(limitRefusal(limits, {}, [want('meat', 7)], 3)).toMatchObject({ maxUnits: 6, leftUnits: 6 });
  });

  it('leaves nothing, not less, under a limit that came late', () => {
    expect(limitRefusal(limits, { grain: 9 }, [want('grain', 1)])).toMatchObject({ leftUnits: 0 });
  });
});

describe('offerLimitRefusal', () => {
  it.each([
    [null, 5, 100, undefined],
    [3, 0, 3, undefined],
    [3, 1, 3, { maxUnits: 3, usedUnits: 1, wantedUnits: 3, leftUnits: 2 }],
    [3, 5, 0, undefined],
  ])('limit %p, used %p, wanted %p', (max, used, wanted, expected) => {
    expect(offerLimitRefusal(max, used, wanted)).toEqual(expected);
  });
});
