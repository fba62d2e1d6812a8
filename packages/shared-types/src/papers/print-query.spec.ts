import { PRINT_BOUNDS, printNumber, type PrintNumber } from './print-query';

describe('the numbers of a print', () => {
  const names = Object.keys(PRINT_BOUNDS) as PrintNumber[];

  it.each(names)('%s: from its least to its most', (name) => {
    const { least, most, absent } = PRINT_BOUNDS[name];
    const read = (text: string | undefined) => printNumber({ [name]: text }, name);
    expect([least, most].map((number) => read(String(number)))).toEqual([least, most]);
    expect([least - 1, most + 1].map((number) => read(String(number)))).toEqual([undefined, undefined]);
    expect(read(undefined)).toBe(absent);
  });

  it.each(['', ' 1', '1.5', '1e3', '十', '0x1', '+1', '1000000000'])('no whole number: %j', (text) => {
    expect(printNumber({ part: text }, 'part')).toBeUndefined();
  });
});
