import { estimateWithTolerance, halfUpDiv, type ListLineView, type OfferView } from '@cailan/shared-types';

/** An offer as a list takes it: as its round sells it, with the round's id and tolerance. */
export type ListedOffer = Pick<OfferView, 'id' | 'name' | 'spec' | 'priceFen' | 'saleKind'> & {
  roundId: string;
  tolerancePercent: number;
};

/** Lines that two people left different, by offer: what this phone says and what the service holds; 0: not on the list. */
export interface LineConflict {
  offerId: string;
  name: string;
  mine: number;
  theirs: number;
}

/** A list's own two things that people write. */
export interface Written {
  lines: readonly ListLineView[];
  note: string;
}

/** The line for `quantity` of an offer, or of what is on the list already; its amount is the service's to settle. */
export function lineFor(
  of: ListedOffer | ListLineView,
  quantity: number,
  before: ListLineView | undefined,
): ListLineView {
  const wish = before?.wish ?? ('offerId' in of ? of.wish : 'refund');
  if ('offerId' in of)
    return { ...of, quantity, wish, amountFen: halfUpDiv(of.amountFen * quantity, of.quantity) };
  const { id: offerId, roundId, name, spec, saleKind, tolerancePercent } = of;
  const estimateFen = of.priceFen * quantity;
  const amountFen =
    saleKind === 'weight' ? estimateWithTolerance(estimateFen, tolerancePercent) : estimateFen;
  return { offerId, roundId, name, spec, quantity, wish, amountFen };
}

/** The lines with this one in its place, or at the end; without it when its quantity is 0. */
export function withLine(lines: readonly ListLineView[], line: ListLineView): ListLineView[] {
  if (line.quantity <= 0) return lines.filter(({ offerId }) => offerId !== line.offerId);
  const at = lines.findIndex(({ offerId }) => offerId === line.offerId);
  return at < 0 ? [...lines, line] : lines.map((old, i) => (i === at ? line : old));
}

/** Whether two lines ask for the same: names and amounts are the service's, not the person's. */
export function sameLine(a: ListLineView | undefined, b: ListLineView | undefined): boolean {
  return a?.quantity === b?.quantity && a?.wish === b?.wish;
}

/** Whether two lists ask for the same, in whatever order. */
export function sameWritten(a: Written, b: Written): boolean {
  if (a.note !== b.note || a.lines.length !== b.lines.length) return false;
  const others = byOffer(b.lines);
  return a.lines.every((line) => sameLine(line, others.get(line.offerId)));
}

/**
 * Brings together what the phone and the service made of the same list (`base`). Whoever changed a line has it; where
 * both did and differ, the phone's stands, and is named. Nothing that was typed here is lost.
 */
export function mergeWritten(
  base: Written,
  mine: Written,
  theirs: Written,
): Written & { conflicts: LineConflict[]; noteConflict: string | undefined } {
  const [old, own, other] = [byOffer(base.lines), byOffer(mine.lines), byOffer(theirs.lines)];
  const offers = new Set([...theirs.lines, ...mine.lines].map(({ offerId }) => offerId));
  for (const { offerId } of base.lines) offers.add(offerId);
  const lines: ListLineView[] = [];
  const conflicts: LineConflict[] = [];
  for (const offerId of offers) {
    const [was, here, there] = [old.get(offerId), own.get(offerId), other.get(offerId)];
    const typed = !sameLine(here, was);
    const merged = typed ? here : there;
    // The service's names and amounts are right wherever both ask for the same.
    if (merged) lines.push(there && sameLine(merged, there) ? there : merged);
    if (typed && !sameLine(there, was) && !sameLine(here, there))
      conflicts.push({
        offerId,
        name: (here ?? there ?? was)?.name ?? '',
        mine: here?.quantity ?? 0,
        theirs: there?.quantity ?? 0,
      });
  }
  const noteTyped = mine.note !== base.note;
  const noteDiffers = noteTyped && theirs.note !== base.note && theirs.note !== mine.note;
  return {
    lines,
    note: noteTyped ? mine.note : theirs.note,
    conflicts,
    noteConflict: noteDiffers ? theirs.note : undefined,
  };
}

const byOffer = (lines: readonly ListLineView[]): Map<string, ListLineView> =>
  new Map(lines.map((line) => [line.offerId, line]));
