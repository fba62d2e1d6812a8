import type { GroupOrderView, PaymentView, RoundView } from '@cailan/shared-types';
import { nextStep, type NextStep } from '../next-step';

/** A round as its supermarket stands with it. */
export interface Standing {
  round: RoundView;
  next: NextStep;
  /** Buildings that were confirmed, and how many of them are paid. */
  confirmedBuildings: number;
  paidBuildings: number;
  vouchers: number;
}

/** Each round with its buildings and with the transfers that wait for us. */
export function standing(
  rounds: readonly RoundView[],
  groups: readonly GroupOrderView[],
  vouchers: readonly PaymentView[],
): Standing[] {
  return rounds.map((round) => {
    const own = groups.filter(({ roundId }) => roundId === round.id);
    const ids = new Set(own.map(({ id }) => id));
    const waiting = vouchers.filter(({ allocations }) =>
      allocations.some(({ groupOrderId }) => ids.has(groupOrderId)),
    ).length;
    return {
      round,
      next: nextStep(round, { vouchers: waiting, groups: own }),
      confirmedBuildings: own.length,
      paidBuildings: own.filter(({ paidAt }) => paidAt !== null).length,
      vouchers: waiting,
    };
  });
}

interface WindowOfRounds {
  window: Pick<RoundView, 'windowId' | 'windowName' | 'windowStartAt' | 'windowEndAt'>;
  standings: Standing[];
}

const ENDED = ['settled', 'cancelled'];
const isEnded = ({ round }: Standing): boolean => ENDED.includes(round.status);

/**
 * By delivery window: those with rounds that still run come first, the next window on top; then what has ended, the
 * latest on top.
 */
export function byWindow(standings: readonly Standing[]): WindowOfRounds[] {
  const windows = new Map<string, WindowOfRounds>();
  for (const each of standings) {
    const known = windows.get(each.round.windowId);
    if (known) known.standings.push(each);
    else windows.set(each.round.windowId, { window: each.round, standings: [each] });
  }
  const isOver = (window: WindowOfRounds) => window.standings.every(isEnded);
  const startOf = ({ window }: WindowOfRounds) => window.windowStartAt;
  const all = [...windows.values()];
  for (const window of all) window.standings.sort((a, b) => Number(isEnded(a)) - Number(isEnded(b)));
  return [
    ...all.filter((window) => !isOver(window)).sort((a, b) => startOf(a).localeCompare(startOf(b))),
    ...all.filter(isOver).sort((a, b) => startOf(b).localeCompare(startOf(a))),
  ];
}
