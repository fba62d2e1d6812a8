import { InvalidBody } from '../ground/http/invalid-body';

/** What a print may be asked for in its query; left out, all of the wave on fresh paper. */
export interface PrintQuery {
  groupOrderId?: string;
  /** Labels of one household. */
  orderId?: string;
  /** Labels of some bags alone, by their number in the building, both included. */
  firstBag?: string;
  lastBag?: string;
  /** 1-based cell of the first sticker sheet to begin with. */
  from?: string;
  /** Millimetres by which the printer feeds askew. */
  offsetX?: string;
  offsetY?: string;
  /** Which of the label files. */
  part?: string;
}

/** Reads a whole number of the query; throws `validation_failed` naming it when it is none or outside of its range. */
export function numberIn(
  query: PrintQuery,
  name: Exclude<keyof PrintQuery, 'groupOrderId' | 'orderId'>,
  range: Range,
): number {
  const text = query[name];
  if (text === undefined) return range.absent;
  const value = /^-?\d{1,6}$/.test(text) ? Number(text) : NaN;
  if (value >= range.min && value <= range.max) return value;
  throw new InvalidBody([`query.${name}: must be a whole number from ${range.min} to ${range.max}`]);
}

interface Range {
  min: number;
  max: number;
  absent: number;
}
