import type { DuesMode, RoundStatus, RoundView } from '@cailan/shared-types';
import { sayInstant, sayLeft } from '../time';

export const duesModeNames: Record<DuesMode, string> = {
  before_confirm: '确认前收齐',
  after_delivery: '送到后收',
};

/** The time that a round runs towards, with how long until then: its cut-off, then its pay-by. */
export function deadlineOf(round: RoundView, now: Date): string {
  const due = deadlines[round.status];
  if (!due) return '';
  const [name, at] = [due.name, round[due.at]];
  const left = sayLeft(at, now);
  return `${name} ${sayInstant(at, now)} · ${left || '已过'}`;
}

const deadlines: Partial<Record<RoundStatus, { name: string; at: 'cutOffAt' | 'payBy' }>> = {
  draft: { name: '截单', at: 'cutOffAt' },
  open: { name: '截单', at: 'cutOffAt' },
  closed: { name: '付款截止', at: 'payBy' },
};

/** The part of its way to the minimum that a round has made, 0 to 1; undefined where it has no minimum. */
export function partOfMinimum({ minimumFen, orderedFen }: RoundView): number | undefined {
  return minimumFen > 0 ? Math.min(1, orderedFen / minimumFen) : undefined;
}
