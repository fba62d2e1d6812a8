import fc from 'fast-check';
import type { HouseholdOrderStatus } from '../lists/status';
import { type Dues, owedFen, tickableFen, tickRefusal } from './rules';
import { DUES_MODES } from './words';

const dues = (more: Partial<Dues>): Dues => ({
  status: 'locked',
  duesMode: 'after_delivery',
  amountFen: 1000,
  bookedFen: 1000,
  collectedFen: 0,
  ...more,
});

describe('tickableFen', () => {
  it.each<[string, Partial<Dues>, number, string | undefined]>([
    ['before, submitted', { duesMode: 'before_confirm', status: 'submitted', bookedFen: 0 }, 1000, undefined],
    [
      'before, submitted and collected',
      { duesMode: 'before_confirm', status: 'submitted', bookedFen: -1000, collectedFen: 1000 },
      0,
      'already_collected',
    ],
    [
      'before, collected and then edited down',
      {
        duesMode: 'before_confirm',
        status: 'submitted',
        amountFen: 700,
        bookedFen: -1000,
        collectedFen: 1000,
      },
      -300,
      undefined,
    ],
    [
      'before, collected and withdrawn',
      { duesMode: 'before_confirm', status: 'withdrawn', bookedFen: -1000, collectedFen: 1000 },
      -1000,
      undefined,
    ],
    ['before, locked', { duesMode: 'before_confirm' }, 1000, undefined],
    ['after, submitted', { status: 'submitted', bookedFen: 0 }, 0, 'nothing_due'],
    ['after, locked', {}, 0, 'nothing_due'],
    ['after, every bag ended', { status: 'fulfilled' }, 1000, undefined],
    ['after, settled for less', { status: 'settled', bookedFen: 940 }, 940, undefined],
    [
      'settled for less than was collected',
      { status: 'settled', bookedFen: -60, collectedFen: 1000 },
      -60,
      undefined,
    ],
    ['cancelled, never collected', { status: 'cancelled', bookedFen: 0 }, 0, 'nothing_due'],
  ])('%s', (_name, more, fen, code) => {
    expect(tickableFen(dues(more))).toBe(fen);
    expect(tickRefusal(dues(more))?.code).toBe(code);
  });

  it('ticks all that is owed or nothing', () => {
    const statuses: HouseholdOrderStatus[] = ['submitted', 'locked', 'fulfilled', 'settled', 'cancelled'];
    const any = fc.record({
      status: fc.constantFrom(...statuses),
      duesMode: fc.constantFrom(...DUES_MODES),
      amountFen: fc.nat(10_000),
      bookedFen: fc.integer({ min: -10_000, max: 10_000 }),
      collectedFen: fc.nat(10_000),
    });
    fc.assert(fc.property(any, (one) => expect([0, owedFen(one)]).toContain(tickableFen(one))));
  });
});
