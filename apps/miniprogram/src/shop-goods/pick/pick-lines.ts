import { pickMark, storageNames, type PickLineView, type PickListView } from '@cailan/shared-types';
import { searched } from '../../ui/search';
import { shortNames } from '../../rounds/short-names';

/** What was found of one product, as it is sent. */
export interface Picked {
  offerId: string;
  /** Ordered units. */
  pickedQuantity: number;
  reason?: string;
  substituteOfferId?: string;
  substituteQuantity?: number;
  /** `seenOf` the line when the picker began to decide; left out: what the list shows as it is noted. */
  seen?: string | null;
}

/** Which result of the product the picker sees, as it is sent; null while there is none. */
export function seenOf(line: PickLineView | undefined): string | null {
  const pickedQuantity = line?.pickedQuantity ?? null;
  return line && pickedQuantity !== null ? pickMark({ ...line, pickedQuantity }) : null;
}

/** The list as it will be once these results have reached the service; a later one replaces an earlier one. */
export function withPicks(list: PickListView, picks: readonly Picked[]): PickListView {
  if (picks.length === 0) return list;
  const latest = new Map(picks.map((pick) => [pick.offerId, pick]));
  const lines = list.lines.map((line) => {
    const pick = latest.get(line.offerId);
    return pick ? pickedLine(line, pick) : line;
  });
  return { ...list, lines };
}

function pickedLine(line: PickLineView, pick: Picked): PickLineView {
  const substituteQuantity = pick.substituteQuantity ?? 0;
  return {
    ...line,
    pickedQuantity: pick.pickedQuantity,
    reason: pick.reason ?? '',
    substituteOfferId: substituteQuantity > 0 ? (pick.substituteOfferId ?? null) : null,
    substituteQuantity,
  };
}

export const isOpen = ({ pickedQuantity }: PickLineView): boolean => pickedQuantity === null;

/** Ordered units that were not found; 0 while the product has no result. */
export const missing = ({ quantity, pickedQuantity }: PickLineView): number =>
  pickedQuantity === null ? 0 : quantity - pickedQuantity;

/**
 * The next product in shelf order, after this one and round to the front again: among those that came up short while one
 * looks at them, else among those without a result.
 */
export function nextAlong(
  lines: readonly PickLineView[],
  offerId: string | undefined,
  filter: PickFilter = 'open',
): string | undefined {
  const at = lines.findIndex((line) => line.offerId === offerId);
  const inTurn = [...lines.slice(at + 1), ...lines.slice(0, Math.max(0, at))];
  return inTurn.find(filters[filter === 'short' ? 'short' : 'open'])?.offerId;
}

/**
 * The product before the picker: the one that they chose, else the first that the filter is about (of 全部: the first
 * without a result). Undefined where nothing is left, and once the wave is finished until one is chosen.
 */
export function presentLine(
  lines: readonly PickLineView[],
  chosen: string | undefined,
  filter: PickFilter,
  finished: boolean,
): PickLineView | undefined {
  const byHand = lines.find(({ offerId }) => offerId === chosen);
  if (byHand || finished) return byHand;
  const short = filter === 'short' ? lines.find(filters.short) : undefined;
  return short ?? lines.find(isOpen);
}

/** Whether a filter leaves this product in sight. */
export const isShown = (line: PickLineView, filter: PickFilter): boolean => filters[filter](line);

/** The line `step` places further down the list, at most its first or last. */
export function neighbour(
  lines: readonly PickLineView[],
  offerId: string | undefined,
  step: number,
): string | undefined {
  const at = lines.findIndex((line) => line.offerId === offerId);
  if (at < 0) return lines[0]?.offerId;
  return lines[Math.min(lines.length - 1, Math.max(0, at + step))]?.offerId;
}

/** What else a product is found by: the code that its shelf label carries, and the initials of its name. */
export interface FoundBy {
  code: string;
  initials: string;
}

export type PickFilter = 'open' | 'short' | 'all';

const filters: Record<PickFilter, (line: PickLineView) => boolean> = {
  open: isOpen,
  short: (line) => missing(line) > 0,
  all: () => true,
};

export const lineCount = (lines: readonly PickLineView[], filter: PickFilter): number =>
  lines.filter(filters[filter]).length;

/** The lines that a filter and what was typed leave over. What is typed is looked for in all lines. */
export function shownLines(
  lines: readonly PickLineView[],
  filter: PickFilter,
  typed: string,
  foundBy: ReadonlyMap<string, FoundBy>,
): readonly PickLineView[] {
  if (typed.trim() === '') return lines.filter(filters[filter]);
  return searched(lines, typed, ({ offerId, name, spec, shelf }) => {
    const { code = '', initials = '' } = foundBy.get(offerId) ?? {};
    return [`${name} ${spec}`, shelf, code, initials];
  });
}

/** The product whose code was scanned, or the only one that what was typed leaves over. */
export function scannedLine(
  lines: readonly PickLineView[],
  typed: string,
  foundBy: ReadonlyMap<string, FoundBy>,
): PickLineView | undefined {
  const code = typed.trim().toLowerCase();
  if (code === '') return undefined;
  const exact = lines.find(({ offerId }) => foundBy.get(offerId)?.code.toLowerCase() === code);
  const found = shownLines(lines, 'all', typed, foundBy);
  return exact ?? (found.length === 1 ? found[0] : undefined);
}

/** What each building gets: `1号楼 44`. */
export function splitWords(line: PickLineView, list: PickListView): { name: string; quantity: number }[] {
  const names = shortNames(list.groups.map(({ name }) => name));
  return line.split.map(([group, quantity]) => ({ name: names[group] ?? '', quantity }));
}

/** `B-03`, `冷藏 · C-01`. */
export function shelfWords({ shelf, storage }: Pick<PickLineView, 'shelf' | 'storage'>): string {
  return (
    [storage === 'ambient' ? '' : storageNames[storage], shelf].filter(Boolean).join(' · ') || '没写货架'
  );
}
