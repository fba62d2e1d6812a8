import type { BagStatus } from '@cailan/shared-types';
import { resolutionsOf } from './resolutions';

describe('how a bag may end', () => {
  it.each<[BagStatus, string[]]>([
    ['held', ['redelivered', 'collected', 'returned', 'written_off']],
    ['refused', ['returned', 'written_off']],
    ['damaged', ['returned', 'written_off']],
    ['missing', ['held', 'written_off']],
    ['delivered', []],
    ['packed', []],
  ])('%s: %p', (status, expected) => {
    expect(resolutionsOf(status).map(({ value }) => value)).toEqual(expected);
  });
});
