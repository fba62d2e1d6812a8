import type { PackHouseholdView } from '../packing/views';
import { packTotals, sortingTable, zoneOf } from './rules';

const line = (offerId: string, quantity: number, substituted = 0): PackHouseholdView['lines'][number] => ({
  lineId: `${offerId} ${quantity}`,
  offerId,
  name: offerId,
  spec: '1 kg',
  bundleName: null,
  lane: 'ambient',
  byWeight: false,
  ordered: quantity + substituted + 1,
  quantity,
  shortQuantity: 1,
  substituteOfferId: substituted > 0 ? '盒装鸡蛋' : null,
  substituteName: substituted > 0 ? '盒装鸡蛋' : null,
  substituteSpec: substituted > 0 ? '10 枚' : null,
  substitutedQuantity: substituted,
  wish: 'refund',
  packedGrams: null,
  refundFen: 150,
});

const household = (room: string, lines: PackHouseholdView['lines']): PackHouseholdView => ({
  ...{ orderId: room, householdId: room, door: `1-1-${room}`, unit: '1单元', room, recipient: '', phone: '' },
  ...{ runningNumber: 1, note: '', packedAt: null, lines, bags: [] },
});

describe('what papers are made from', () => {
  const households = [
    household('101', [line('鸡蛋', 1, 1), line('大米', 2)]),
    household('102', []),
    household('201', [line('大米', 1), line('鸡蛋', 0, 2), line('盐', 0)]),
  ];
  const table = sortingTable({ households, shelfOrder: ['大米', '鸡蛋', '盐'] });

  it('puts every product in a row along the shelves, what came instead in its own', () => {
    expect(table.rows).toEqual([
      { offerId: '大米', name: '大米', spec: '1 kg', quantities: [2, 0, 1], sum: 3 },
      { offerId: '鸡蛋', name: '鸡蛋', spec: '1 kg', quantities: [1, 0, 0], sum: 1 },
      { offerId: '盒装鸡蛋', name: '盒装鸡蛋', spec: '10 枚', quantities: [1, 0, 2], sum: 3 },
    ]);
  });

  it('adds what came instead to the product’s own row where somebody ordered it', () => {
    const more = [...households, household('202', [line('盒装鸡蛋', 4)])];
    const { rows } = sortingTable({ households: more, shelfOrder: ['盒装鸡蛋', '大米', '鸡蛋', '盐'] });
    expect(rows[0]).toMatchObject({ offerId: '盒装鸡蛋', quantities: [1, 0, 2, 4], sum: 7 });
  });

  it('sums both ways to the same, and to the pack sheet’s own totals', () => {
    expect(table.rooms.map(({ pieces }) => pieces)).toEqual([4, 0, 3]);
    expect(table.sum).toBe(7);
    expect(packTotals(households.flatMap(({ lines }) => lines))).toEqual({
      ...{ ordered: 12, pieces: 7, substituted: 3, missing: 5, refundFen: 750 },
    });
  });

  it('names one zone for a shelf', () => {
    expect(zoneOf({ storage: 'ambient', shelf: 'B-03' })).toBe('B 区');
    expect(zoneOf({ storage: 'ambient', shelf: '' })).toBe('没写货架');
    expect(zoneOf({ storage: 'frozen', shelf: 'F-1' })).toBe('冷冻');
  });
});
