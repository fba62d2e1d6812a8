import type { BagLane } from '@cailan/shared-types';
import type { Batches } from '../../printing/threads/messages';
import type { PaperHead } from '../paper-head';

/** Labels (domain §8, A8), one per bag. */
export interface LabelDoc extends PaperHead {
  paper: LabelPaper;
  /** Labels in this file, known beforehand so that every page can say which of how many. */
  count: number;
  /** Set when the labels were cut into several files. */
  part?: { index: number; of: number };
  labels: Batches<Label>;
}

export type LabelPaper = LabelSheet | LabelRoll;

/** A4 sheets of stickers. Millimetres; what is left out is 3 × 8 cells of 70 × 36 mm. */
export interface LabelSheet {
  kind: 'sheet';
  columns?: number;
  rows?: number;
  cellMm?: { width: number; height: number };
  /** Shifts everything, for a printer that feeds askew. */
  offsetMm?: { x: number; y: number };
  /** 0-based cell of the first sheet to begin with, for a sheet that was begun. */
  startCell?: number;
}

/** A label printer: one label a page, 60 × 40 mm unless said otherwise. */
interface LabelRoll {
  kind: 'roll';
  sizeMm?: { width: number; height: number };
}

export interface Label {
  /** As large as it fits: '3-2-501'. */
  door: string;
  name: string;
  phone: string;
  /** Building and room in full: '临江苑 3 栋 2 单元 501 室'. */
  address: string;
  runningNumber: string;
  /** "第 bag / bags 袋" of the household. */
  bag: number;
  bags: number;
  /** "（本楼 j / M）" of the delivery group; `word` is 本楼, 本连 or 本巷. */
  inGroup?: { word: string; bag: number; bags: number };
  lane: BagLane;
  /** Where to fetch it: '东门取'. */
  drop: string;
  /** What the QR code says. */
  qr: string;
  reprint: boolean;
}
