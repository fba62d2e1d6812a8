import type { PickLineView, PickListView } from '../picking/views';
import { massWords } from '../ground/weight';
import { zoneOf } from './rules';

/** A line of the pick list (拣货单), as PDF, spreadsheet and browser show it. */
export interface PickRow {
  offerId: string;
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
  /** Ordered units of each delivery group of the list; 0 where it wants none. */
  perGroup: readonly number[];
  /** Units that were found, once somebody said so. */
  picked: number | null;
}

/** In shelf order; a new zone begins wherever `zone` differs from the row before. */
export function pickRows({ groups, lines }: Pick<PickListView, 'groups' | 'lines'>): PickRow[] {
  return lines.map((line) => pickRow(line, groups.length));
}

function pickRow(line: PickLineView, groupCount: number): PickRow {
  const perGroup = Array.from({ length: groupCount }, () => 0);
  for (const [group, quantity] of line.split) perGroup[group] = quantity;
  return {
    offerId: line.offerId,
    zone: zoneOf(line),
    shelf: line.shelf,
    product: line.name,
    spec: line.spec,
    quantity: line.quantity,
    unitGrams: line.massGrams || undefined,
    byWeight: line.byWeight,
    perGroup,
    picked: line.pickedQuantity,
  };
}

/** What stands below the product: "126 × 500 g = 63.0 kg · 分装时按户称"; empty where there is nothing to say. */
export function pickNote({ quantity, unitGrams = 0, byWeight }: PickRow): string {
  return [massWords(quantity, unitGrams), byWeight ? '分装时按户称' : ''].filter(Boolean).join(' · ');
}
