import { moveRefusal } from '../ground/moves';
import type { Refusal } from '../refusals';
import type { TimeWindow } from '../windows/rules';
import type { WindowStatus } from '../windows/status';
import { amendmentMoves, type AmendmentStatus } from './status';
import { amendmentNames } from './words';

const LONGEST_MS = 12 * 3_600_000;

/** A window is changed while it is planned and not over. */
export function windowChangeRefusal(
  window: { status: WindowStatus; endAt: string },
  now: string,
): Refusal | undefined {
  if (window.status === 'cancelled') return { code: 'window_cancelled' };
  return window.endAt <= now ? { code: 'window_over' } : undefined;
}

/** A window with its name and the kinds of place that it serves. */
export interface NamedWindow extends TimeWindow {
  name: string;
  placeKinds: readonly string[];
}

/**
 * Where a window may go: ahead of now, not over another one of the same kinds of place, and not before its rounds are paid.
 * @param lastPayBy of its rounds that have not ended; undefined without any
 */
export function windowMoveRefusal(
  to: TimeWindow,
  {
    placeKinds,
    others,
    lastPayBy,
  }: {
    placeKinds: readonly string[];
    others: readonly NamedWindow[];
    lastPayBy: string | undefined;
  },
  now: string,
): Refusal | undefined {
  const length = Date.parse(to.endAt) - Date.parse(to.startAt);
  if (length <= 0 || length > LONGEST_MS || to.endAt <= now) return { code: 'window_times' };
  const other = others.find(
    (one) =>
      one.startAt < to.endAt &&
      to.startAt < one.endAt &&
      one.placeKinds.some((kind) => placeKinds.includes(kind)),
  );
  if (other) return { code: 'windows_overlap', facts: { name: other.name } };
  return lastPayBy !== undefined && lastPayBy > to.startAt ? { code: 'window_before_pay_by' } : undefined;
}

/** Only what has not begun is withdrawn: what is in force ends with the next change of the same. */
export function withdrawRefusal(status: AmendmentStatus): Refusal | undefined {
  return status === 'in_force'
    ? moveRefusal({ ...amendmentMoves, in_force: [] }, amendmentNames, status, 'ended')
    : moveRefusal(amendmentMoves, amendmentNames, status, 'ended');
}
