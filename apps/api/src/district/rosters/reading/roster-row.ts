import type { Phone } from '@cailan/shared-types';
import type { ReadFault } from './sheet.types';

/** Where somebody lives, as a row says it: parts without their words, `area` the compound's name. */
export interface HomeParts {
  area: string;
  group?: string;
  lane?: string;
  building?: string;
  unit?: string;
  room?: string;
  /** A number before the room that may be a building or a unit. */
  before?: string;
}

/** A row of a roster as the file says it, before it is held against the places that are there. */
export interface RosterLine {
  sheet: string;
  /** As the file numbers it, from 1. */
  line: number;
  /** What stands in the row, as people see it there. */
  said: string;
  /** The cell that says where, and what stands there. */
  at: { cell: string; value: string };
  grid: string;
  home: HomeParts;
  party: number;
  name: string;
  phone: Phone | '';
  note: string;
  faults: ReadFault[];
}

/** A roster as a file says it. */
export interface ReadRoster {
  lines: RosterLine[];
  /** About sheets of which nothing could be read. */
  faults: ReadFault[];
  /** Headings that nothing was read from, by sheet. */
  unused: { sheet: string; headings: string[] }[];
}
