import { clockOf, type ListLineView, type ListOrderView, type RoundView } from '@cailan/shared-types';

type Times = Pick<RoundView, 'id' | 'cutOffAt'>;

/** What is on a list: its lines, and the orders that the service made of it. */
interface Listed {
  lines: readonly Pick<ListLineView, 'roundId'>[];
  orders: readonly Pick<ListOrderView, 'roundId'>[];
}

/** What of a list may still be changed. */
export interface Changeable {
  /**
   * When the first of the list's own parts stops taking changes (UTC instant); undefined where none takes any: of a round
   * that is open and of which nothing is on the list, something can only be added.
   */
  until: string | undefined;
  /** Lines of closed parts stand on it as well. */
  partly: boolean;
}

/** @param open the rounds that still take this list */
export function changeableOf(open: readonly Times[], { lines, orders }: Listed): Changeable {
  const own = open.filter(({ id }) => [...lines, ...orders].some(({ roundId }) => roundId === id));
  const partly = lines.some(({ roundId }) => !open.some(({ id }) => id === roundId));
  return { until: firstCutOff(own), partly };
}

/** Until when what may be done with the list: `20:00 前可改`, `部分 20:00 前可改`, `这些不能再改 · 21:30 前还能加菜`. */
export function untilWords(open: readonly Times[], listed: Listed): string {
  const { until, partly } = changeableOf(open, listed);
  if (until !== undefined) return `${partly ? '部分 ' : ''}${clockOf(until)} 前可改`;
  const first = firstCutOff(open);
  if (listed.lines.length === 0) return first === undefined ? '' : `${clockOf(first)} 前可写`;
  return first === undefined ? '不能再改' : `这些不能再改 · ${clockOf(first)} 前还能加菜`;
}

const firstCutOff = (rounds: readonly Times[]): string | undefined =>
  rounds.map(({ cutOffAt }) => cutOffAt).sort()[0];
