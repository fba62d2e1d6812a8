import type { RoundView, WindowView } from '@cailan/shared-types';
import { byWindow, forPlace } from './windows';

const round = (id: string, windowId: string, windowStartAt: string) =>
  ({ id, windowId, windowStartAt, windowEndAt: windowStartAt }) as RoundView;
const evening = round('r1', 'evening', '2026-11-20T11:30:00.000Z');
const second = round('r2', 'evening', '2026-11-20T11:30:00.000Z');
const noon = round('r3', 'noon', '2026-11-20T03:30:00.000Z');
const windows = [
  { id: 'evening', placeKinds: ['compound', 'bungalow'] },
  { id: 'noon', placeKinds: ['company'] },
] as WindowView[];

it('puts rounds together by window, the next one first', () => {
  const found = byWindow([evening, noon, second]);
  expect(found.map(({ id, rounds }) => [id, rounds.map((each) => each.id)])).toEqual([
    ['noon', ['r3']],
    ['evening', ['r1', 'r2']],
  ]);
});

it('leaves out windows for another kind of place, as soon as it is known', () => {
  const all = [evening, noon];
  expect(forPlace(all, windows, 'bungalow')).toEqual([evening]);
  expect(forPlace(all, windows, 'company')).toEqual([noon]);
  expect(forPlace(all, undefined, 'company')).toEqual(all);
  expect(forPlace(all, windows, undefined)).toEqual(all);
});
