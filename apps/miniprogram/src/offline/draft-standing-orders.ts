import { isEditable, type ListLineView, type ListOrderView, type ListView } from '@cailan/shared-types';
import { sameLine, type LineConflict, type Written } from './draft-lines';

/** A change that came too late: the order stands as it was handed in (`theirs`), `mine` was written on this phone. */
export interface Overruled extends LineConflict {
  roundId: string;
}

/** What was written, as far as it can still count, and what of it came too late. */
interface Settled {
  mine: Written;
  overruled: readonly Overruled[];
}

/**
 * Rounds whose order was handed in and stands as it is: its building is confirmed, or the round takes no change any more.
 * @param told rounds of which the service said that they are closed
 */
function standingRounds(orders: readonly ListOrderView[], told: readonly string[]): string[] {
  return orders
    .filter(
      ({ status, roundId }) => !isEditable(status) || (status === 'submitted' && told.includes(roundId)),
    )
    .map(({ roundId }) => roundId);
}

/**
 * Puts the service's lines back in the orders that stand: what was handed in is what comes. What this phone wrote since
 * `was` is named, so that nothing typed is lost unseen.
 */
export function withStandingOrders(
  was: Written,
  mine: Written,
  view: ListView,
  told: readonly string[],
): Settled {
  const rounds = standingRounds(view.orders, told);
  if (rounds.length === 0) return { mine: { lines: mine.lines, note: mine.note }, overruled: [] };
  const stands = ({ roundId }: ListLineView) => rounds.includes(roundId);
  const there = view.lines.filter(stands);
  const lines = [...mine.lines.filter((line) => !stands(line)), ...there];
  // The note is one for the whole list: while one order can still take it, it stays.
  const over = view.orders.every(({ roundId }) => rounds.includes(roundId)) && lines.length === there.length;
  return {
    mine: { lines, note: over ? view.note : mine.note },
    overruled: overruledOf(was.lines.filter(stands), mine.lines.filter(stands), there),
  };
}

/** The offers of orders that stand, ordered or written here: nobody can settle them any more. */
export function standingOffers(
  view: ListView,
  lines: readonly ListLineView[],
  told: readonly string[],
): string[] {
  const rounds = standingRounds(view.orders, told);
  return [...view.lines, ...lines]
    .filter(({ roundId }) => rounds.includes(roundId))
    .map(({ offerId }) => offerId);
}

function overruledOf(
  was: readonly ListLineView[],
  here: readonly ListLineView[],
  there: readonly ListLineView[],
): Overruled[] {
  const of = (lines: readonly ListLineView[], id: string) => lines.find(({ offerId }) => offerId === id);
  const offers = [...new Set([...there, ...here].map(({ offerId }) => offerId))];
  return offers.flatMap((offerId) => {
    const [typed, stands] = [of(here, offerId), of(there, offerId)];
    const known = typed ?? stands;
    if (!known || sameLine(typed, stands) || sameLine(typed, of(was, offerId))) return [];
    const { name, roundId } = known;
    return [{ offerId, roundId, name, mine: typed?.quantity ?? 0, theirs: stands?.quantity ?? 0 }];
  });
}

/** The rounds that were told to be closed and whose order does not say so itself: a building may be opened again. */
export function stillTold(told: readonly string[], { orders }: ListView): string[] {
  const locked = orders.filter(({ status }) => !isEditable(status)).map(({ roundId }) => roundId);
  return told.filter((id) => !locked.includes(id));
}

/** The newest word on each product; undefined where there is none. */
export function withOverruled(
  before: readonly Overruled[] = [],
  now: readonly Overruled[],
): readonly Overruled[] | undefined {
  const offers = now.map(({ offerId }) => offerId);
  const all = [...before.filter(({ offerId }) => !offers.includes(offerId)), ...now];
  return all.length > 0 ? all : undefined;
}

/** Whether the list has an order of this round that is no draft. */
export function isHandedIn(base: ListView | undefined, roundId: string): boolean {
  return base?.orders.some((order) => order.roundId === roundId && order.status !== 'draft') ?? false;
}

/** Whether all that could be handed in is, confirmed or not. */
export function isHandedInWhole(base: ListView | undefined, told: readonly string[]): boolean {
  const orders = base?.orders ?? [];
  const waits = orders.some(({ status, roundId }) => status === 'draft' && !told.includes(roundId));
  return !waits && orders.some(({ status }) => status !== 'draft');
}
