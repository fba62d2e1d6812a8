import { columnShares } from './columns';

describe('columnShares', () => {
  it.each([
    [0, 20, [[0, 0]]],
    [20, 20, [[0, 20]]],
    [
      21,
      20,
      [
        [0, 11],
        [11, 21],
      ],
    ],
    [
      5,
      2,
      [
        [0, 2],
        [2, 4],
        [4, 5],
      ],
    ],
  ])('%i columns, %i a page', (columns, most, shares) =>
    expect(columnShares(columns, most).map(({ from, to }) => [from, to])).toEqual(shares),
  );
});
