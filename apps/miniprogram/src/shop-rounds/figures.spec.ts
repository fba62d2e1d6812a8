import { fenOf, yuanOf } from './figures';

describe('an amount typed in yuan', () => {
  it.each<[string, number | undefined]>([
    ['12', 1200],
    ['12.5', 1250],
    ['12.50', 1250],
    ['12.', 1200],
    [' ¥0.05 ', 5],
    ['0', 0],
    ['１２．５', 1250],
    ['1000000', 100_000_000],
    ['1000000.01', undefined],
    ['', undefined],
    ['-1', undefined],
    ['1.234', undefined],
    ['1e3', undefined],
    ['😀', undefined],
    ['99999999999', undefined],
  ])('%j is %p fen', (yuan, fen) => {
    expect(fenOf(yuan)).toBe(fen);
  });

  it('comes back as it went in', () => {
    for (let fen = 0; fen < 2_000; fen += 1) expect(fenOf(yuanOf(fen))).toBe(fen);
    expect(fenOf(yuanOf(99_999_999))).toBe(99_999_999);
  });
});
