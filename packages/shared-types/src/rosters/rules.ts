import { moveRefusal } from '../ground/moves';
import type { Refusal } from '../refusals';
import { rosterMoves, type RosterStatus } from './status';
import { rosterNames } from './words';

/** A roster without a row that can be written is sent again, mended. */
export function applyRosterRefusal(roster: {
  status: RosterStatus;
  totalRows: number;
  unreadableRows: number;
}): Refusal | undefined {
  return (
    moveRefusal(rosterMoves, rosterNames, roster.status, 'applied') ??
    (roster.unreadableRows === roster.totalRows ? { code: 'roster_nothing_readable' } : undefined)
  );
}

export const undoRosterRefusal = ({ status }: { status: RosterStatus }): Refusal | undefined =>
  moveRefusal(rosterMoves, rosterNames, status, 'undone');

export const discardRosterRefusal = ({ status }: { status: RosterStatus }): Refusal | undefined =>
  moveRefusal(rosterMoves, rosterNames, status, 'discarded');

/** So much of a cell tells which one it is. */
const SHOWN = 30;

/** `《3号楼.xlsx》“住户”B7“张三”：不是手机号，应填 11 位手机号`: file, sheet, cell, value, and what was expected. */
export function rosterFaultText(
  file: string,
  { sheet, cell, value, reason }: { sheet: string; cell: string; value: string; reason: string },
): string {
  const shown = Array.from(value.replace(/\s+/g, ' '));
  const cut = shown.length > SHOWN ? `${shown.slice(0, SHOWN).join('')}…` : shown.join('');
  return `《${file}》${sheet && `“${sheet}”`}${cell}${cut && `“${cut}”`}：${reason}`;
}
