import { roundNames } from './words';
import { moveRefusal, wrongStatus } from '../ground/moves';
import type { Refusal } from '../refusals';
import type { LicenceStatus } from '../supermarkets/status';
import { roundMoves, type RoundStatus } from './status';

/** A round's times: opening, cut-off, pay-by and its window, as UTC instants. */
export interface RoundTimes {
  opensAt: string;
  cutOffAt: string;
  payBy: string;
  windowStartAt: string;
}

/** A round opens, then is cut off, then paid, and all that before its window begins (domain §5). */
export function roundTimesRefusal(times: RoundTimes, now: string): Refusal | undefined {
  const order = wrongOrder(times, now);
  return order === undefined ? undefined : { code: 'round_times', facts: { ...times, order } };
}

/** Which two times are the wrong way round, the first of them. */
function wrongOrder(
  { opensAt, cutOffAt, payBy, windowStartAt }: RoundTimes,
  now: string,
): string | undefined {
  if (cutOffAt <= opensAt) return '截单要在开团以后';
  if (cutOffAt <= now) return '截单要在现在以后';
  if (payBy < cutOffAt) return '付款截止不能早于截单';
  return payBy > windowStartAt ? '付款截止不能晚于配送开始' : undefined;
}

/** A round moves along its status table only. */
export function roundMoveRefusal(from: RoundStatus, to: RoundStatus): Refusal | undefined {
  return moveRefusal(roundMoves, roundNames, from, to);
}

/** Only a round that takes lists is closed, to be confirmed or, where its picking has begun, to go on with it. */
export function closeRefusal(from: RoundStatus, to: 'closed' | 'fulfilling'): Refusal | undefined {
  return from === 'open' ? roundMoveRefusal(from, to) : wrongStatus(roundNames, from, to);
}

/** What a round needs to open: a licensed supermarket, offers, and prices at or below the district's ceilings (A1, A4). */
export function openRefusal(round: {
  status: RoundStatus;
  licence: LicenceStatus | undefined;
  offers: readonly { name: string; saleKind: string; priceFen: number; ceilingFen: number | null }[];
}): Refusal | undefined {
  const { offers } = round;
  // A closed round goes on by extending: the table's way back to `open` is not this one.
  if (round.status !== 'draft') return wrongStatus(roundNames, round.status, 'open');
  if (round.licence !== 'licensed') return { code: 'supplier_not_licensed' };
  if (offers.length === 0) return { code: 'round_without_offers' };
  const dear = offers.find(
    ({ saleKind, priceFen, ceilingFen }) =>
      saleKind !== 'component' && ceilingFen !== null && priceFen > ceilingFen,
  );
  if (dear) return { code: 'price_above_ceiling', facts: { ...dear } };
  return undefined;
}

/** A closed round may take orders again before any of its buildings confirmed and before its goods were drawn. */
export function extendRefusal(round: {
  status: RoundStatus;
  confirmedGroups: number;
  drawn: boolean;
}): Refusal | undefined {
  if (round.status !== 'closed') return wrongStatus(roundNames, round.status, 'open');
  if (round.drawn) return { code: 'already_drawn' };
  return round.confirmedGroups > 0 ? { code: 'round_has_confirmed' } : undefined;
}
