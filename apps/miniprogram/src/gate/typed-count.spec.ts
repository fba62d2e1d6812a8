import { typedCount } from './typed-count';

describe('a typed count', () => {
  it.each([
    ['0', 0],
    [' 49 ', 49],
    ['４９', 49],
    ['999999', 999_999],
    ['1000000', undefined],
    ['', undefined],
    ['-1', undefined],
    ['4.5', undefined],
    ['4🥬', undefined],
  ])('%p is %p', (text, expected) => {
    expect(typedCount(text)).toBe(expected);
  });
});
