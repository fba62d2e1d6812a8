import { type BagLane } from '@cailan/shared-types';
import type { Batches } from '../printing/threads/messages';
import type { PaperHead } from './paper-head';

/**
 * What the renderers are given: plain data that survives a thread boundary. Names and phones come
 * already masked as the plan allows (A8); nothing here is looked up or hidden later.
 */

/** Pick list (domain §8): per round or wave, products in shelf order, total and split by delivery group. */
export interface PickListDoc extends PaperHead {
  /** Where it all goes: '临江苑 3 4 5 栋'. */
  places: string;
  /** When the truck loads, as shown: '19:05'. */
  loadingAt?: string;
  /** Delivery groups in walking order; `PickLine.perGroup` is aligned to them. */
  groups: readonly string[];
  /** In shelf order; a new zone begins wherever `zone` differs from the line before. */
  lines: readonly PickLine[];
}

export interface PickLine {
  /** '蔬菜 B 区', '冷藏'. */
  zone: string;
  shelf: string;
  product: string;
  spec: string;
  /** Ordered units, the sum of `perGroup`. */
  quantity: number;
  /** Grams of one ordered unit, for "126 × 500 g = 63.0 kg". Left out where mass says nothing. */
  unitGrams?: number;
  byWeight: boolean;
  /** Ordered units of each delivery group; 0 where it wants none. */
  perGroup: readonly number[];
}

/** Pack sheet (domain §8): per delivery group, every household in unit and stair order. */
export interface PackSheetDoc extends PaperHead {
  groups: Batches<PackGroup>;
}

export interface PackGroup {
  /** Running numbers that belong to nobody any more. */
  voidNumbers?: readonly number[];
  /** '3 栋', '二连'. */
  name: string;
  crates: number;
  households: readonly PackHousehold[];
}

export interface PackHousehold {
  /** '2 单元'; empty where the place has none. A cut line is drawn wherever it changes. */
  unit: string;
  /** What the packer reads from afar: '501'. */
  door: string;
  /** 跟团号; as text, since a voided one may be marked. */
  runningNumber: string;
  name: string;
  phone?: string;
  note?: string;
  bags: BagCounts;
  lines: readonly PackLine[];
}

/** Bags of a household by lane; ambient ones are the rest of `total`. */
export interface BagCounts {
  total: number;
  cold: number;
  frozen: number;
  medicine: number;
}

export interface PackLine {
  product: string;
  spec: string;
  /** The bundle that it is a part of, so that it can be told from the same product ordered loose. */
  bundle?: string;
  ordered: number;
  /** Units of the product itself that go into the bag. */
  quantity: number;
  byWeight: boolean;
  /** What the scale said, grams; left out before weighing: then a blank is printed. */
  grams?: number;
  /** Ordered units for which nothing comes; a line of nothing but these is struck through. */
  missing: number;
  /** What came instead, and how many units of it. */
  substitute?: string;
  substituted: number;
  /** What goes back for the line, in fen. */
  refundFen: number;
  /** '缺货换同类'; printed small. */
  wish?: string;
}

/** Sorting matrix (domain §8): product × room, one table per delivery group. */
export interface MatrixDoc extends PaperHead {
  groups: Batches<MatrixGroup>;
}

export interface MatrixGroup {
  name: string;
  /** In unit and stair order; `MatrixRow.quantities` is aligned to them. */
  rooms: readonly MatrixRoom[];
  /** In shelf order. Rows of nothing but zeros are left out of the print. */
  rows: readonly MatrixRow[];
}

export interface MatrixRoom {
  unit: string;
  door: string;
}

export interface MatrixRow {
  product: string;
  spec: string;
  /** Ordered units of each room. */
  quantities: readonly number[];
}

/** A building's roll-up (domain §7): what to buy, who gets it, and both at once. */
export interface RollUpDoc extends PaperHead {
  /** In shelf order. */
  products: readonly RollUpProduct[];
  /** In stair order. */
  households: readonly { door: string; runningNumber: number | null }[];
}

export interface RollUpProduct {
  product: string;
  spec: string;
  /** Who takes how many ordered units of it: `household` is the index into `households`. */
  cells: readonly { household: number; quantity: number; amountFen: number }[];
}

/** A round's statement (domain §10), by delivery group. Amounts in fen. */
export interface StatementDoc extends PaperHead {
  /** '已结算'. */
  status: string;
  invoiceNo: string;
  groups: readonly {
    name: string;
    households: number;
    orderedFen: number;
    paidFen: number;
    finalFen: number;
    refundedFen: number;
    refundDueFen: number;
  }[];
}

/** What passed between a household and its leader (domain §10), for both to keep. Amounts in fen. */
export interface DuesReceiptDoc extends PaperHead {
  /** '甲苑 3-2-501'. */
  household: string;
  leader: string;
  runningNumber: string;
  /** What the household owes in all, by what it has come to so far. */
  dueFen: number;
  /** What it still owes; below zero its leader owes. */
  balanceFen: number;
  passed: readonly {
    direction: 'collected' | 'returned';
    amountFen: number;
    at: string;
    by: string;
    /** Who acknowledged a return, and when; both left out while it waits. */
    acknowledgedBy?: string;
    acknowledgedAt?: string;
  }[];
}

/** One merchant's day: the provider's bill beside the books. Amounts in fen. */
export interface ReconciliationDoc extends PaperHead {
  mchid: string;
  date: string;
  status: string;
  sums: readonly { what: string; billFen: number | null; bookFen: number | null }[];
  rows: readonly {
    kind: string;
    number: string;
    supermarket: string;
    at: string | null;
    billFen: number | null;
    bookFen: number | null;
    feeFen: number | null;
    /** Empty where both agree. */
    difference: string;
    advice: string;
  }[];
}

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

/** Sheets for buildings' doors with the codes by which people join (domain §2). */
export interface PosterDoc {
  /** Instant of printing, ISO UTC. */
  printedAt: string;
  posters: readonly Poster[];
}

export interface Poster {
  communityName: string;
  placeName: string;
  /** Eight capital letters and digits. */
  code: string;
  /** WeChat's picture of a mini-program code that opens the page to join with it; left out where WeChat gives none. */
  picture?: Uint8Array;
}

/** What each kind of document is made from. */
export interface PaperDocuments {
  'pick-list.pdf': PickListDoc;
  'pick-list.xlsx': PickListDoc;
  'pack-sheet.pdf': PackSheetDoc;
  'pack-sheet.xlsx': PackSheetDoc;
  'matrix.pdf': MatrixDoc;
  'matrix.xlsx': MatrixDoc;
  'roll-up.xlsx': RollUpDoc;
  'statement.xlsx': StatementDoc;
  'dues-receipt.pdf': DuesReceiptDoc;
  'reconciliation.xlsx': ReconciliationDoc;
  'labels.pdf': LabelDoc;
  'posters.pdf': PosterDoc;
}

export type PaperFile = keyof PaperDocuments;
