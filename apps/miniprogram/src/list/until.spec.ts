import { changeableOf, untilWords } from './until';

const first = { id: 'r1', cutOffAt: '2026-11-20T12:00:00.000Z' };
const later = { id: 'r2', cutOffAt: '2026-11-20T13:30:00.000Z' };
const on = (...rounds: string[]) => ({ lines: rounds.map((roundId) => ({ roundId })), orders: [] });

it.each([
  ['all of it, till the first cut-off', [first, later], on('r1', 'r2'), '20:00 前可改'],
  ['one shop’s, of two that are open', [first, later], on('r2'), '21:30 前可改'],
  ['what remains beside a closed part', [later], on('r1', 'r2'), '部分 21:30 前可改'],
  ['a closed part alone, while another shop is open', [later], on('r1'), '这些不能再改 · 21:30 前还能加菜'],
  ['a closed part alone', [], on('r1'), '不能再改'],
  ['nothing yet', [first, later], on(), '20:00 前可写'],
  ['nothing any more', [], on(), ''],
])('says until when a list may be changed: %s', (_, open, listed, words) => {
  expect(untilWords(open, listed)).toBe(words);
});

it('counts an order whose lines were all taken off: that is a change to hand in', () => {
  const listed = { lines: [], orders: [{ roundId: 'r2' }] };
  expect(changeableOf([first, later], listed)).toEqual({ until: later.cutOffAt, partly: false });
  expect(changeableOf([first], listed).until).toBeUndefined();
});
