import { laneNames, type BagLane } from '../bags/words';
import { formatFen } from '../ground/money';
import type { PackHouseholdView, PackSheetView } from '../packing/views';
import { packTotals } from './rules';

/** A building of the pack sheet (分装单), as PDF, spreadsheet and browser show it. */
export interface PackGroup {
  /** '3 栋', '二连'. */
  name: string;
  /** Running numbers that belong to nobody any more. */
  voidNumbers?: readonly number[];
  crates: number;
  /** In unit and stair order. */
  households: readonly PackHousehold[];
}

export interface PackHousehold {
  /** '2 单元'; empty where the place has none. A cut line is drawn wherever it changes. */
  unit: string;
  /** What the packer reads from afar: '501'. */
  door: string;
  /** 跟团号. */
  runningNumber: string;
  name: string;
  phone?: string;
  note?: string;
  bags: BagCounts;
  lines: readonly PackLine[];
}

/** Bags by lane; ambient ones are the rest of `total`. */
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
  /** '缺货：换同类'; printed small. */
  wish?: string;
}

const WISHES = { refund: undefined, substitute: '缺货：换同类', ask: '缺货：先问我' } as const;

export function packGroup({ groupName, voidNumbers, crates, households }: PackSheetView): PackGroup {
  return {
    name: groupName,
    voidNumbers,
    crates,
    households: households.map(({ unit, room, runningNumber, recipient, phone, note, bags, lines }) => ({
      unit,
      door: room,
      runningNumber: String(runningNumber),
      name: recipient,
      phone: phone || undefined,
      note: note || undefined,
      bags: bagCounts(bags),
      lines: lines.map(packLine),
    })),
  };
}

function packLine(line: PackHouseholdView['lines'][number]): PackLine {
  const { name, spec, bundleName, ordered, quantity, byWeight, packedGrams } = line;
  const { shortQuantity, substituteName, substitutedQuantity, refundFen, wish } = line;
  return {
    product: name,
    spec,
    bundle: bundleName ?? undefined,
    ordered,
    quantity,
    byWeight,
    grams: packedGrams ?? undefined,
    missing: shortQuantity,
    substitute: substitutedQuantity > 0 ? (substituteName ?? '同类') : undefined,
    substituted: substitutedQuantity,
    refundFen,
    wish: WISHES[wish],
  };
}

export function bagCounts(bags: readonly { lane: BagLane }[]): BagCounts {
  const of = (lane: BagLane) => bags.filter((bag) => bag.lane === lane).length;
  return { total: bags.length, cold: of('cold'), frozen: of('frozen'), medicine: of('medicine') };
}

export function addBags(all: readonly BagCounts[]): BagCounts {
  const none = { total: 0, cold: 0, frozen: 0, medicine: 0 };
  return all.reduce(
    (a, b) => ({
      total: a.total + b.total,
      cold: a.cold + b.cold,
      frozen: a.frozen + b.frozen,
      medicine: a.medicine + b.medicine,
    }),
    none,
  );
}

/** "冷藏 1 冷冻 2": those bags that must not stand in the warm, or are sealed; empty where there are none. */
export function apartText(bags: BagCounts): string {
  const lanes = ['cold', 'frozen', 'medicine'] as const;
  return lanes.flatMap((lane) => (bags[lane] > 0 ? [`${laneNames[lane]} ${bags[lane]}`] : [])).join(' ');
}

/** "袋 2（冷藏 1）". */
export function bagsText(bags: BagCounts): string {
  const apart = apartText(bags);
  return `袋 ${bags.total}${apart && `（${apart}）`}`;
}

/** "缺 1（订 2），换 老豆腐 ×1，退 ¥3.50": all that is not as it was ordered. */
export function changesText({ ordered, missing, substitute, substituted, refundFen }: PackLine): string {
  const parts: string[] = [];
  if (missing > 0) parts.push(`缺 ${missing}${missing < ordered ? `（订 ${ordered}）` : ''}`);
  if (substituted > 0) parts.push(`换 ${substitute ?? '同类'} ×${substituted}`);
  if (refundFen > 0) parts.push(`退 ${formatFen(refundFen)}`);
  return parts.join('，');
}

/** What a building's sheet comes to: "12 户 · 31 件（换货 2） · 袋 14（冷藏 1） · 缺 3 件 · 退 ¥12.00". */
export function packTotalsText(households: readonly PackHousehold[]): string {
  const { pieces, substituted, missing, refundFen } = linesTotals(households.flatMap(({ lines }) => lines));
  const parts = [
    `${households.length} 户`,
    `${pieces} 件${substituted > 0 ? `（换货 ${substituted}）` : ''}`,
    bagsText(addBags(households.map(({ bags }) => bags))),
  ];
  if (missing > 0) parts.push(`缺 ${missing} 件`);
  if (refundFen > 0) parts.push(`退 ${formatFen(refundFen)}`);
  return parts.join(' · ');
}

export function linesTotals(lines: readonly PackLine[]): ReturnType<typeof packTotals> {
  return packTotals(
    lines.map((line) => ({ ...line, shortQuantity: line.missing, substitutedQuantity: line.substituted })),
  );
}
