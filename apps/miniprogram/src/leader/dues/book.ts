import {
  sortByDoor,
  tickRefusal,
  tickableFen,
  type Dues,
  type DuesLineView,
  type DuesView,
  type Refusal,
  type RoundView,
} from '@cailan/shared-types';
import type { BuildingOrder, GridWindow } from '../grid-windows';

/** A household's dues for one supermarket's goods, with the order that they belong to. */
export interface DuesEntry {
  line: DuesLineView;
  order: BuildingOrder;
}

/** The book's figures, in fen. */
export interface DuesSums {
  /** What households are to pay in the end. */
  dueFen: number;
  collectedFen: number;
  /** What they still owe. */
  openFen: number;
  /** What the leader owes them and has not given back yet. */
  oweFen: number;
  /** What the leader has given back and they have not acknowledged yet. */
  waitingFen: number;
  /** How many have not paid all. */
  openHouseholds: number;
}

/** The orders of a window that can have dues. */
export function orderedIn(window: GridWindow | undefined): BuildingOrder[] {
  const orders = window?.buildings.flatMap((building) => building.orders) ?? [];
  return orders.filter(({ group }) => group.ordered > 0 || group.confirmedAt !== null);
}

/** The rounds of which a building was confirmed: before that there is nothing to state. */
export function roundsWithStatement({ buildings, rounds }: GridWindow): RoundView[] {
  const confirmed = buildings
    .flatMap(({ orders }) => orders)
    .filter(({ group }) => group.confirmedAt !== null)
    .map(({ group }) => group.roundId);
  return rounds.filter(({ id }) => confirmed.includes(id));
}

/** The book's lines with their orders, up the stairs of each building. */
export function entriesOf(orders: readonly BuildingOrder[], books: readonly DuesView[]): DuesEntry[] {
  return books.flatMap(({ groupOrderId, households }) => {
    const order = orders.find(({ group }) => group.id === groupOrderId);
    return order ? sortByDoor(households, ({ door }) => door).map((line) => ({ line, order })) : [];
  });
}

/** What the leader still has to give back to the household, in fen. */
export const toReturnFen = ({ balanceFen, returnWaitingFen }: DuesLineView): number =>
  Math.max(0, -balanceFen - returnWaitingFen);

export function sumsOf(entries: readonly DuesEntry[]): DuesSums {
  const sums = { dueFen: 0, collectedFen: 0, openFen: 0, oweFen: 0, waitingFen: 0, openHouseholds: 0 };
  for (const { line } of entries) {
    sums.dueFen += line.collectedFen + line.balanceFen;
    sums.collectedFen += line.collectedFen;
    sums.openFen += Math.max(0, line.balanceFen);
    sums.oweFen += toReturnFen(line);
    sums.waitingFen += line.returnWaitingFen;
    sums.openHouseholds += line.balanceFen > 0 ? 1 : 0;
  }
  return sums;
}

/** Why the entry cannot be ticked now, by the same rule as the service's. */
export function entryRefusal(entry: DuesEntry): Refusal | undefined {
  return tickRefusal(duesOf(entry));
}

/** What ticking would record: above zero collected, below zero given back. */
export function entryFen(entry: DuesEntry): number {
  return tickableFen(duesOf(entry));
}

function duesOf({ line, order }: DuesEntry): Dues {
  const duesMode = order.round?.duesMode ?? 'before_confirm';
  const { status, amountFen, balanceFen, collectedFen, returnWaitingFen } = line;
  // A submitted order's balance holds its amount already, where dues come first.
  const ahead = status === 'submitted' && duesMode === 'before_confirm' ? amountFen : 0;
  return { status, duesMode, amountFen, bookedFen: balanceFen - ahead, collectedFen, returnWaitingFen };
}

export type DuesFilter = 'open' | 'owed' | 'all';

/** Lines that are open, lines where the leader owes, or all. */
export function filtered(entries: readonly DuesEntry[], filter: DuesFilter): DuesEntry[] {
  if (filter === 'open') return entries.filter(({ line }) => line.balanceFen > 0);
  if (filter === 'owed') return entries.filter(({ line }) => line.balanceFen < 0);
  return [...entries];
}
