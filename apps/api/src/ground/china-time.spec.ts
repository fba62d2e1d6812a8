import { shanghaiTime } from './china-time';

describe('instants on paper', () => {
  it('are the wall clock in Shanghai, across midnight too', () => {
    expect(shanghaiTime('2026-11-21T10:22:00.000Z')).toBe('11-21 18:22');
    expect(shanghaiTime('2026-12-31T16:05:00.000Z')).toBe('01-01 00:05');
  });
});
