import type { Instant } from '../ground/instant';
import type { RosterStatus } from './status';

export const ROSTER_ROW_STATES = ['new', 'changed', 'same', 'unreadable'] as const;

/** What a row would do: a new household, another name or number, nothing, or nothing since it cannot be read. */
export type RosterRowState = (typeof ROSTER_ROW_STATES)[number];

/** Where in a file something cannot be read. */
export interface RosterFault {
  /** Empty where it is about the whole file, and in CSV. */
  sheet: string;
  /** `B7`; empty where it is about a whole sheet. */
  cell: string;
  /** As it stands there. */
  value: string;
  /** The whole of it as a sentence: file, sheet, cell, value, and what was expected. */
  text: string;
}

/** A file of households as it was sent, and what became of it. */
export interface RosterView {
  id: string;
  status: RosterStatus;
  communityId: string;
  communityName: string;
  fileName: string;
  totalRows: number;
  newRows: number;
  changedRows: number;
  sameRows: number;
  unreadableRows: number;
  /** Households of the community that the file does not name: they stay as they are. */
  notNamed: number;
  /** Buildings, lanes and rows that applying it makes, by name. */
  newBuildings: string[];
  /** About sheets of which nothing could be read. */
  faults: RosterFault[];
  /** Headings that nothing was read from. */
  unusedHeadings: string[];
  byName: string;
  createdAt: Instant;
  appliedAt: Instant | null;
  endedAt: Instant | null;
}

export interface RosterRowView {
  id: string;
  state: RosterRowState;
  sheet: string;
  /** As the file numbers it, from 1. */
  line: number;
  /** The address that it is about; as it stands in the file where it cannot be read. */
  address: string;
  name: string;
  /** Masked. */
  phone: string;
  /** What it changes, or why it changes nothing, for people. */
  remark: string;
  faults: RosterFault[];
}
