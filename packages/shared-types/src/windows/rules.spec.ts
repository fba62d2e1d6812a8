import fc from 'fast-check';
import { arrivalSlots, isInside } from './rules';

/** A8: the companies' window, 11:30–13:00 in Shanghai. */
const companies = { startAt: '2026-11-21T03:30:00.000Z', endAt: '2026-11-21T05:00:00.000Z' };

describe('isInside', () => {
  it.each([
    ['2026-11-21T03:29:59.999Z', false],
    ['2026-11-21T03:30:00.000Z', true],
    ['2026-11-21T04:59:59.999Z', true],
    ['2026-11-21T05:00:00.000Z', false],
    ['2026-11-22T04:00:00.000Z', false],
  ])('%s: %p', (instant, expected) => {
    expect(isInside(companies, instant)).toBe(expected);
  });
});

describe('arrivalSlots', () => {
  const times = (loads: number) => arrivalSlots(companies, loads).map((slot) => slot.startAt.slice(11, 16));

  it.each<[number, string[]]>([
    [0, []],
    [2, ['03:30', '03:50']],
    [4, ['03:30', '03:50', '04:10', '04:30']],
    [6, ['03:30', '03:30', '03:50', '04:10', '04:10', '04:30']],
  ])('%d loads at %j', (loads, expected) => {
    expect(times(loads)).toEqual(expected);
  });

  it('makes a short window one slot', () => {
    const short = { startAt: '2026-11-21T03:30:00.000Z', endAt: '2026-11-21T03:45:00.000Z' };
    expect(arrivalSlots(short, 2)).toEqual([short, short]);
  });

  it('gives every load a slot inside the window, in order and spread to within one load', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), fc.nat(100), (minutes, loads) => {
        const startAt = '2026-11-21T11:30:00.000Z';
        const endAt = new Date(Date.parse(startAt) + minutes * 60_000).toISOString();
        const slots = arrivalSlots({ startAt, endAt }, loads);
        expect(slots).toHaveLength(loads);
        const perSlot = new Map<string, number>();
        for (const slot of slots) {
          expect(slot.startAt >= startAt && slot.startAt < slot.endAt && slot.endAt <= endAt).toBe(true);
          perSlot.set(slot.startAt, (perSlot.get(slot.startAt) ?? 0) + 1);
        }
        expect(slots.map((slot) => slot.startAt)).toEqual(slots.map((slot) => slot.startAt).sort());
        const counts = [...perSlot.values()];
        if (loads > 0) expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('refuses a window that ends before it starts, times that are none, and half a load', () => {
    expect(() => arrivalSlots({ startAt: companies.endAt, endAt: companies.startAt }, 1)).toThrow(RangeError);
    expect(() => arrivalSlots({ startAt: 'noon', endAt: companies.endAt }, 1)).toThrow(RangeError);
    expect(() => arrivalSlots(companies, 0.5)).toThrow(RangeError);
  });
});
