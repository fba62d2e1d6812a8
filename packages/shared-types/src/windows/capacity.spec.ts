import { capacity, householdsPerPoint } from './capacity';

const street = {
  households: 15_329,
  deliveryPoints: 12,
  staffPerPoint: 7,
  sortingStaff: 100,
  staffOnDuty: 150,
};

describe('capacity', () => {
  it('reckons the street of A12', () => {
    expect(capacity(street)).toEqual({
      weeklyGrams: 199_277_000,
      householdsPerPoint: 1277,
      householdsPerPerson: 182,
      staffNeeded: 184,
      staffGap: 34,
    });
  });

  it('has no gap when there are more people than needed', () => {
    expect(capacity({ ...street, staffOnDuty: 200 }).staffGap).toBe(0);
  });

  it('takes another mass per household', () => {
    expect(capacity({ ...street, gramsPerHousehold: 10_000 }).weeklyGrams).toBe(153_290_000);
  });

  it.each([{ deliveryPoints: 0 }, { staffPerPoint: 0 }, { households: -1 }, { staffOnDuty: 0.5 }])(
    'refuses %j',
    (more) => {
      expect(() => capacity({ ...street, ...more })).toThrow(RangeError);
    },
  );
});

describe('householdsPerPoint', () => {
  it('is the average, half up', () => {
    expect(householdsPerPoint(15_329, 12)).toBe(1277);
    expect(householdsPerPoint(3, 2)).toBe(2);
  });
});
