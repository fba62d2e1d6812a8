import {
  halfWidth,
  PRINT_BOUNDS,
  printNumber,
  type LabelQuery,
  type PrintNumber,
} from '@cailan/shared-types';

/** What was typed for a print of labels; empty: as usual. */
export type LabelFields = Record<PrintNumber, string>;

export const noFields: LabelFields = {
  from: '',
  offsetX: '',
  offsetY: '',
  firstBag: '',
  lastBag: '',
  part: '',
};

const faultWords: Record<PrintNumber, string> = {
  from: `填 ${PRINT_BOUNDS.from.least} 到 ${PRINT_BOUNDS.from.most}`,
  offsetX: `填 ${PRINT_BOUNDS.offsetX.least} 到 ${PRINT_BOUNDS.offsetX.most} 的整数`,
  offsetY: `填 ${PRINT_BOUNDS.offsetY.least} 到 ${PRINT_BOUNDS.offsetY.most} 的整数`,
  firstBag: '填第几袋',
  lastBag: '填第几袋',
  part: '填第几份',
};

/** What is wrong with each field, where something is. */
export function fieldFaults(fields: LabelFields): Partial<LabelFields> {
  const faults: Partial<LabelFields> = {};
  for (const name of Object.keys(faultWords) as PrintNumber[])
    if (printNumber({ [name]: said(fields[name]) }, name) === undefined) faults[name] = faultWords[name];
  const [first, last] = [Number(halfWidth(fields.firstBag)), Number(halfWidth(fields.lastBag))];
  if (!faults.lastBag && fields.lastBag.trim() !== '' && last < first) faults.lastBag = '要在起始袋之后';
  return faults;
}

/** The part of the query that concerns one kind of paper: a sheet begins at a cell, a roll comes in files. */
export function labelQuery(fields: LabelFields, roll: boolean, groupOrderId: string | undefined): LabelQuery {
  const { from, offsetX, offsetY, firstBag, lastBag, part } = fields;
  const range = groupOrderId ? { firstBag: said(firstBag), lastBag: said(lastBag) } : {};
  const paper = roll
    ? { part: said(part) }
    : { from: said(from), offsetX: said(offsetX), offsetY: said(offsetY) };
  return { groupOrderId, ...range, ...paper };
}

/** As the query says it; a field that was left empty is not asked. */
const said = (typed: string): string | undefined => halfWidth(typed) || undefined;
