import { dialled, maskPhone, rosterFaultText, type RosterRowView } from '@cailan/shared-types';
import { at, type Sealer } from '../../ground/db/sealer';
import type { Outcome } from './compare';
import type { RosterLine } from './reading/roster-row';
import type { ReadFault } from './reading/sheet.types';
import type { RosterRow } from './roster.entity';

/** What a row keeps, sealed: the line as it was read, what it would do, and what stood there before. */
export interface RowContent {
  line: RosterLine;
  address: string;
  remark: string;
  faults: ReadFault[];
  was?: { name: string; phone: string };
}

export function contentOf({ line, address, remark, faults, household, state }: Outcome): RowContent {
  const was =
    state === 'changed' && household ? { was: { name: household.name, phone: household.phone } } : {};
  return { line, address, remark, faults, ...was };
}

export const sealContent = (content: RowContent, id: string, sealer: Sealer): string =>
  sealer.seal(JSON.stringify(content), at.rosterRow(id));

export const openContent = (
  { id, contentSealed }: Pick<RosterRow, 'id' | 'contentSealed'>,
  sealer: Sealer,
): RowContent => JSON.parse(sealer.open(contentSealed, at.rosterRow(id))) as RowContent;

export function rowView(row: RosterRow, fileName: string, sealer: Sealer): RosterRowView {
  const { line, address, remark, faults } = openContent(row, sealer);
  const note = line.note === '' ? '' : `备注：${line.note}`;
  return {
    id: row.id,
    state: row.state,
    sheet: line.sheet,
    line: line.line,
    address,
    name: line.name,
    phone: maskPhone(dialled(line.phone)),
    remark: [remark, note].filter(Boolean).join('，'),
    faults: faults.map((fault) => faultView(fileName, fault)),
  };
}

export function faultView(fileName: string, fault: ReadFault): RosterRowView['faults'][number] {
  const { sheet, cell, value } = fault;
  return { sheet, cell, value, text: rosterFaultText(fileName, fault) };
}
