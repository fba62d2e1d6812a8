import { halfWidth } from '@cailan/shared-types';
import type { LabelQuery } from '../label-paper';

/** What was typed for a print of labels; empty: as usual. */
export interface LabelFields {
  from: string;
  offsetX: string;
  offsetY: string;
  firstBag: string;
  lastBag: string;
  part: string;
}

export const noFields: LabelFields = {
  from: '',
  offsetX: '',
  offsetY: '',
  firstBag: '',
  lastBag: '',
  part: '',
};

/** A sheet of stickers has 3 × 8 cells; a printer is set askew by two centimetres at most. */
const ranges: Record<keyof LabelFields, { min: number; max: number; fault: string }> = {
  from: { min: 1, max: 24, fault: '填 1 到 24' },
  offsetX: { min: -20, max: 20, fault: '填 -20 到 20 的整数' },
  offsetY: { min: -20, max: 20, fault: '填 -20 到 20 的整数' },
  firstBag: { min: 1, max: 999_999, fault: '填第几袋' },
  lastBag: { min: 1, max: 999_999, fault: '填第几袋' },
  part: { min: 1, max: 999_999, fault: '填第几份' },
};

/** What is wrong with each field, where something is. */
export function fieldFaults(fields: LabelFields): Partial<Record<keyof LabelFields, string>> {
  const faults: Partial<Record<keyof LabelFields, string>> = {};
  for (const name of Object.keys(ranges) as (keyof LabelFields)[]) {
    const typed = halfWidth(fields[name]);
    const { min, max, fault } = ranges[name];
    const value = /^-?\d{1,6}$/.test(typed) ? Number(typed) : NaN;
    if (typed !== '' && !(value >= min && value <= max)) faults[name] = fault;
  }
  const [first, last] = [Number(halfWidth(fields.firstBag)), Number(halfWidth(fields.lastBag))];
  if (!faults.lastBag && fields.lastBag.trim() !== '' && last < first) faults.lastBag = '要在起始袋之后';
  return faults;
}

/** The part of the query that concerns one kind of paper: a sheet begins at a cell, a roll comes in files. */
export function labelQuery(fields: LabelFields, roll: boolean, groupOrderId: string | undefined): LabelQuery {
  const { from, offsetX, offsetY, firstBag, lastBag, part } = fields;
  const range = groupOrderId ? { firstBag: halfWidth(firstBag), lastBag: halfWidth(lastBag) } : {};
  const paper = roll
    ? { part: halfWidth(part) }
    : { from: halfWidth(from), offsetX: halfWidth(offsetX), offsetY: halfWidth(offsetY) };
  return { groupOrderId, ...range, ...paper };
}
