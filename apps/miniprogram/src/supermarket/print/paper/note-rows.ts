import { BAG_LANES, type BagLane, type GroupOrderView, type PackSheetView } from '@cailan/shared-types';

export interface NoteRow {
  name: string;
  households: number;
  /** Households that are not packed yet: their bags are not counted. */
  unpacked: number;
  bags: number;
  lanes: { lane: BagLane; count: number }[];
  crates: number;
}

/** What each building gets: its bags by lane, and its crates. */
export function noteRows(sheets: readonly PackSheetView[], orders: readonly GroupOrderView[]): NoteRow[] {
  return sheets.map(({ groupOrderId, groupName, households }) => {
    const bags = households.flatMap((household) => household.bags);
    return {
      name: groupName,
      households: households.length,
      unpacked: households.filter(({ packedAt }) => packedAt === null).length,
      bags: bags.length,
      lanes: BAG_LANES.map((lane) => ({ lane, count: bags.filter((bag) => bag.lane === lane).length })),
      crates: orders.find(({ id }) => id === groupOrderId)?.crateCount ?? 0,
    };
  });
}

export function noteTotal(rows: readonly NoteRow[]): NoteRow {
  const sum = (of: (row: NoteRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    name: '合计',
    households: sum(({ households }) => households),
    unpacked: sum(({ unpacked }) => unpacked),
    bags: sum(({ bags }) => bags),
    lanes: BAG_LANES.map((lane, i) => ({ lane, count: sum(({ lanes }) => lanes[i]?.count ?? 0) })),
    crates: sum(({ crates }) => crates),
  };
}
