/** Papers made building by building; left out, all of the wave. */
export interface GroupQuery {
  groupOrderId?: string;
}

interface BagsQuery extends GroupQuery {
  /** Labels of one household. */
  orderId?: string;
  /** Labels of some bags alone, by their number in the building, both included. */
  firstBag?: string;
  lastBag?: string;
}

export interface LabelSheetQuery extends BagsQuery {
  /** 1-based cell of the first sticker sheet to begin with. */
  from?: string;
  /** Millimetres by which the printer feeds askew. */
  offsetX?: string;
  offsetY?: string;
}

export interface LabelRollQuery extends BagsQuery {
  /** Which of the files of a label printer, from 1. */
  part?: string;
}

/** What a print of labels may be asked for; left out, all of the wave on fresh paper. */
export type LabelQuery = LabelSheetQuery & LabelRollQuery;

interface Bounds {
  least: number;
  most: number;
  /** Taken where the query does not say. */
  absent: number;
}

/** A sheet of stickers has 3 × 8 cells; a printer is set askew by two centimetres at most. */
export const PRINT_BOUNDS = {
  firstBag: { least: 1, most: 999_999, absent: 1 },
  lastBag: { least: 1, most: 999_999, absent: 999_999 },
  from: { least: 1, most: 24, absent: 1 },
  offsetX: { least: -20, most: 20, absent: 0 },
  offsetY: { least: -20, most: 20, absent: 0 },
  part: { least: 1, most: 999_999, absent: 1 },
} as const satisfies Partial<Record<keyof LabelQuery, Bounds>>;

export type PrintNumber = keyof typeof PRINT_BOUNDS;

/** A whole number of the query; undefined where what it says is none, or outside of its bounds. */
export function printNumber(query: Pick<LabelQuery, PrintNumber>, name: PrintNumber): number | undefined {
  const { least, most, absent } = PRINT_BOUNDS[name];
  const text = query[name];
  if (text === undefined) return absent;
  const value = /^-?\d{1,6}$/.test(text) ? Number(text) : NaN;
  return value >= least && value <= most ? value : undefined;
}
