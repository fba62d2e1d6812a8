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
export function mergeWritten(base: Written, mine: Written, theirs: Written): Merged {
  const [was, here, there] = [byOffer(base.lines), byOffer(mine.lines), byOffer(theirs.lines)];
  const offers = new Set([...there.keys(), ...here.keys(), ...was.keys()]);
  const merged = [...offers].map((offerId) =>
    mergeLine({ was: was.get(offerId), here: here.get(offerId), there: there.get(offerId) }),
  );
  const noteTyped = mine.note !== base.note;
  const noteDiffers = noteTyped && theirs.note !== base.note && theirs.note !== mine.note;
  return {
    lines: merged.flatMap(({ line }) => (line ? [line] : [])),
    note: noteTyped ? mine.note : theirs.note,
    conflicts: merged.flatMap(({ conflict }) => (conflict ? [conflict] : [])),
    noteConflict: noteDiffers ? theirs.note : undefined,
  };
}

/** Two lists brought together. */
export interface Merged extends Written {
  conflicts: LineConflict[];
  /** The service's note, where both wrote one and they differ. */
  noteConflict: string | undefined;
}

interface Sides {
  was: ListLineView | undefined;
  here: ListLineView | undefined;
  there: ListLineView | undefined;
}

function mergeLine({ was, here, there }: Sides): { line?: ListLineView; conflict?: LineConflict } {
  // The service's names and amounts are right wherever both ask for the same.
  if (sameLine(here, was) || sameLine(here, there)) return { line: there };
  if (sameLine(there, was)) return { line: here };
  const known = here ?? there;
  const conflict = known && {
    offerId: known.offerId,
    name: known.name,
    mine: here?.quantity ?? 0,
    theirs: there?.quantity ?? 0,
  };
  return { line: here, conflict };
}

const byOffer = (lines: readonly ListLineView[]): Map<string, ListLineView> =>
  new Map(lines.map((line) => [line.offerId, line]));
