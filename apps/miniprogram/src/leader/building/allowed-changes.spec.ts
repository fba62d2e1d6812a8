import type { GroupOrderStatus } from '@cailan/shared-types';
import { changesOf, type Change } from './allowed-changes';
import { stepAt, STEPS } from './steps';

describe('what a leader may take back', () => {
  it.each<[GroupOrderStatus, number, Change[]]>([
    ['collecting', 0, ['cancel']],
    ['confirmed', 0, ['reopen', 'cancel']],
    ['confirmed', 100, []],
    ['paid', 0, ['reopen', 'cancel']],
    ['paid', 100, []],
    ['picking', 0, []],
    ['packed', 0, []],
    ['returned', 0, []],
    ['completed', 0, []],
    ['cancelled', 0, []],
  ])('%s with %i fen paid: %j', (status, paidFen, changes) => {
    expect(changesOf({ status, paidFen })).toEqual(changes);
  });
});

it('is past all stations once everything was delivered', () => {
  expect(STEPS[stepAt('dispatched')]).toBe('路上');
  expect(stepAt('completed')).toBe(STEPS.length);
});
