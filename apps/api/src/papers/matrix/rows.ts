import { sortingTable, type PackSheetView } from '@cailan/shared-types';
import type { Batches } from '../../printing/threads/messages';
import type { PaperHead } from '../paper-head';

/** Sorting matrix (domain §8): product × room, one table per delivery group. */
export interface MatrixDoc extends PaperHead {
  groups: Batches<MatrixGroup>;
}

export interface MatrixGroup {
  name: string;
  /** In unit and stair order; `MatrixRow.quantities` is aligned to them. */
  rooms: readonly MatrixRoom[];
  /** In shelf order. Rows of nothing but zeros are left out of the print. */
  rows: readonly MatrixRow[];
}

export interface MatrixRoom {
  unit: string;
  door: string;
}

export interface MatrixRow {
  product: string;
  spec: string;
  /** Ordered units of each room. */
  quantities: readonly number[];
}

/** A building's table, of the same rows as its screens. */
export function matrixGroup(sheet: PackSheetView): MatrixGroup {
  const { rooms, rows } = sortingTable(sheet);
  return {
    name: sheet.groupName,
    rooms: rooms.map(({ unit, room }) => ({ unit, door: room })),
    rows: rows.map(({ name, spec, quantities }) => ({ product: name, spec, quantities })),
  };
}
