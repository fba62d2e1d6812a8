import { roundNames } from '../rounds/words';
import { wrongStatus } from '../ground/moves';
import type { ShortageWish } from '../lists/words';
import type { Refusal } from '../refusals';
import type { RoundStatus } from '../rounds/status';

/** What was found on the shelf for one product, in ordered units. */
export interface PickFacts {
  ordered: number;
  picked: number;
  substituteQuantity: number;
  offer: { id: string; productClass: string };
  /** The offer named as the substitute, when it is one of the same round. */
  substitute: { id: string; productClass: string; saleKind: string; fenPerKg: number | null } | undefined;
}

/**
 * A pick takes no more than was ordered, and what fills the gap is another product of the same class that needs no
 * weighing (domain §8).
 */
export function pickRefusal(facts: PickFacts): Refusal | undefined {
  const { ordered, picked, substituteQuantity, offer, substitute } = facts;
  if (picked + substituteQuantity > ordered) return { code: 'picked_too_much', facts: { ordered } };
  if (substituteQuantity === 0) return undefined;
  const fits =
    substitute &&
    substitute.id !== offer.id &&
    substitute.productClass === offer.productClass &&
    substitute.saleKind !== 'bundle' &&
    substitute.fenPerKg === null;
  return fits ? undefined : { code: 'not_a_substitute' };
}

/** A product's result as it is sent, or as it stands in a list. */
export interface PickFound {
  pickedQuantity: number;
  reason?: string | null;
  substituteOfferId?: string | null;
  substituteQuantity?: number;
}

/** A result as one text: whoever replaces it sends the text of what they saw, and results are the same by it. */
export function pickMark({
  pickedQuantity,
  reason,
  substituteOfferId,
  substituteQuantity,
}: PickFound): string {
  const instead = substituteQuantity ? `${substituteQuantity}×${substituteOfferId ?? ''}` : '';
  // Trimmed like every text that is sent: where there is no reason, the mark would end in a blank.
  return [pickedQuantity, instead, reason ?? ''].join(' ').trim();
}

/**
 * A result is replaced only by who saw it, so that a late or second phone does not wipe out a colleague's count unseen;
 * the same result again is a repeat.
 */
export function replaceRefusal(pick: {
  ordered: number;
  /** What is recorded now; undefined where nothing is. */
  present: Required<PickFound> | undefined;
  /** `pickMark` of what the picker saw; undefined where they saw none. */
  seen: string | undefined;
  sent: PickFound;
}): Refusal | undefined {
  const { ordered, present, seen, sent } = pick;
  if (!present || [seen, pickMark(sent)].includes(pickMark(present))) return undefined;
  const { pickedQuantity: picked, substituteQuantity: substituted } = present;
  return { code: 'pick_changed', facts: { picked, missing: ordered - picked, substituted } };
}

/** A wave's picking is finished when every product has a result; the first few that lack one are named. */
export function finishRefusal(
  lines: readonly { name: string; pickedQuantity: number | null }[],
): Refusal | undefined {
  const open = lines.filter(({ pickedQuantity }) => pickedQuantity === null);
  if (open.length === 0) return undefined;
  const names = open.slice(0, 5).map(({ name }) => name);
  return { code: 'pick_incomplete', facts: { count: open.length, names } };
}

/** A line that did not get all its units, `cut` of them missing. */
export interface CutLine {
  lineId: string;
  cut: number;
  wish: ShortageWish;
  priorityClass: number;
  /** 跟团号 of its order. */
  runningNumber: number;
}

/** What becomes of a cut line: units short and units replaced. `asked`: short unless its household takes the substitute. */
export interface CutOutcome {
  lineId: string;
  short: number;
  substituted: number;
  asked: boolean;
}

/**
 * Decides cut lines by their wish (domain §8). The substitutes that were picked go to those who agreed beforehand,
 * priority first and then by running number; what is left is kept for lines that want to be asked, each in whole,
 * as long as there is time to ask. Until the answer an asked line counts as short, so that silence is a refund.
 */
export function wishOutcomes(lines: readonly CutLine[], substitutes: number, mayAsk: boolean): CutOutcome[] {
  const inTurn = [...lines].sort(
    (a, b) =>
      b.priorityClass - a.priorityClass ||
      a.runningNumber - b.runningNumber ||
      (a.lineId < b.lineId ? -1 : 1),
  );
  const agreed = inTurn.filter(({ wish }) => wish === 'substitute');
  const others = inTurn.filter(({ wish }) => wish !== 'substitute');
  let left = substitutes;
  return [...agreed, ...others].map(({ lineId, cut, wish }) => {
    if (wish === 'substitute') {
      const substituted = Math.min(cut, left);
      left -= substituted;
      return { lineId, short: cut - substituted, substituted, asked: false };
    }
    const asked = wish === 'ask' && mayAsk && cut <= left;
    if (asked) left -= cut;
    return { lineId, short: cut, substituted: 0, asked };
  });
}

/** A line as it waits for an answer. */
export interface AskedLine {
  askUntil: string | null;
  wish: string;
  shortQuantity: number;
  substitutedQuantity: number;
}

/** Whether the line already stands as the answer wants it: the same answer twice is one. */
export function isAnswered(line: AskedLine, answer: 'substitute' | 'refund'): boolean {
  if (line.askUntil !== null || line.wish !== 'ask') return false;
  return answer === 'substitute' ? line.substitutedQuantity > 0 : line.shortQuantity > 0;
}

/** A proposal may be answered until its deadline, and until the household's bags are closed. */
export function answerRefusal(
  line: AskedLine,
  order: { packedAt: string | null },
  now: string,
): Refusal | undefined {
  if (order.packedAt) return { code: 'already_packed' };
  return line.askUntil !== null && now < line.askUntil ? undefined : { code: 'nothing_to_answer' };
}

/** A wave may begin while the round still takes lists (buildings that paid early) and until it is settled. */
export function waveRefusal(status: RoundStatus): Refusal | undefined {
  const picks = status === 'open' || status === 'closed' || status === 'fulfilling';
  return picks ? undefined : wrongStatus(roundNames, status);
}
