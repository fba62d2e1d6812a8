import type { PackHouseholdView } from '@cailan/shared-types';
import { columnShares, matrixOf } from './matrix';

const line = (offerId: string, quantity: number, substituted = 0): PackHouseholdView['lines'][number] => ({
  lineId: `${offerId} ${quantity}`,
  offerId,
  name: offerId,
  spec: '1 kg',
  bundleName: null,
  lane: 'ambient',
  byWeight: false,
  quantity,
  shortQuantity: 0,
  substituteName: substituted > 0 ? '盒装鸡蛋' : null,
  substitutedQuantity: substituted,
  wish: 'refund',
  packedGrams: null,
});
const household = (door: string, lines: PackHouseholdView['lines']): PackHouseholdView => ({
  orderId: door,
  householdId: door,
  door,
  unit: '',
  recipient: '',
  runningNumber: 1,
  note: '',
  packedAt: null,
  lines,
  bags: [],
});

describe('matrixOf', () => {
  const households = [
    household('101', [line('鸡蛋', 1, 1), line('大米', 2)]),
    household('102', []),
    household('201', [line('大米', 1), line('鸡蛋', 0, 2)]),
  ];
  const matrix = matrixOf({ households }, ['大米', '鸡蛋']);

  it('puts every product in a row, what came instead in its own', () => {
    expect(matrix.rows).toEqual([
      { key: '大米', product: '大米 1 kg', quantities: [2, 0, 1], sum: 3 },
      { key: '鸡蛋', product: '鸡蛋 1 kg', quantities: [1, 0, 0], sum: 1 },
      { key: 'instead 盒装鸡蛋', product: '盒装鸡蛋（替换）', quantities: [1, 0, 2], sum: 3 },
    ]);
  });

  it('sums both ways to the same', () => {
    expect(matrix.rooms.map(({ pieces }) => pieces)).toEqual([4, 0, 3]);
    expect(matrix.sum).toBe(7);
  });
});

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
