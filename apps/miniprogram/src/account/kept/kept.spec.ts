import { keeping } from '@cailan/shared-types';
import { periods } from './kept';

describe('how long what is kept', () => {
  it('says all that the service ends by itself, each once, the shortest first', () => {
    const told = periods().flatMap(({ days, whats }) => whats.map((what) => ({ days, what })));
    const byDays = Object.values(keeping).toSorted((a, b) => a.days - b.days);
    expect(told).toEqual(byDays);
    expect(periods().map(({ days }) => days)).toEqual([30, 45, 60, 90, 180, 365]);
  });
});
