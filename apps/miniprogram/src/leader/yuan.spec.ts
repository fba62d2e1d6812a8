import { fenOf, yuanOf } from './yuan';

describe('yuan as typed', () => {
  it.each([
    ['86.5', 8650],
    ['86.50', 8650],
    ['86', 8600],
    ['８６．５', 8650],
    ['86.', 8600],
    [' 0.01 ', 1],
    ['1000000', 100_000_000],
    ['1000000.01', undefined],
    ['0', undefined],
    ['-5', undefined],
    ['86.505', undefined],
    ['1e3', undefined],
    ['八十', undefined],
    ['', undefined],
    ['99999999999999999999', undefined],
  ])('%j', (typed, fen) => {
    expect(fenOf(typed)).toBe(fen);
  });

  it('is read back as it was written', () => {
    for (const fen of [1, 99, 100, 12_345, 100_000_000]) expect(fenOf(yuanOf(fen))).toBe(fen);
  });
});
