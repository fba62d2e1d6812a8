/** What a cell says, or why it says nothing that can be used. */
export type Cell = string | OddCell;

export interface OddCell {
  /** As the file shows it. */
  text: string;
  odd: 'date' | 'formula' | 'error' | 'long';
}

/** A sheet with its merged cells filled, row by row as the file numbers them, blank ones among them. */
export interface Sheet {
  name: string;
  rows: Cell[][];
}

/** Where in a file something cannot be read, what stands there and what is expected. */
export interface ReadFault {
  /** Empty where it is about the whole file. */
  sheet: string;
  /** `B7`; empty where it is about the whole sheet. */
  cell: string;
  /** As it stands there; empty where that says nothing. */
  value: string;
  /** What is wrong and what is expected, a sentence's end: `不是手机号，应填 11 位手机号`. */
  reason: string;
}

/** A file that is none of ours, or too large: nothing of it is used. */
export class UnreadableFile extends Error {
  constructor(readonly fault: ReadFault) {
    super(fault.reason);
  }
}

export function unreadable(reason: string, at: Partial<ReadFault> = {}): never {
  throw new UnreadableFile({ sheet: '', cell: '', value: '', reason, ...at });
}

export const textOf = (cell: Cell | undefined): string =>
  typeof cell === 'object' ? cell.text : (cell ?? '');

/** 0 → A, 26 → AA. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}
