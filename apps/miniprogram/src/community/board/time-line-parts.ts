import type { TimeWindow } from '@cailan/shared-types';

/** Where an instant lies in a window, 0 to 1; what lies before or after is at its edge. */
export function partOf(window: TimeWindow, at: Date): number {
  const start = Date.parse(window.startAt);
  const part = (at.getTime() - start) / (Date.parse(window.endAt) - start);
  return Math.min(1, Math.max(0, part));
}

/** The instants that are written along a window: its start, its middle and its end. */
export function ticksOf({ startAt, endAt }: TimeWindow): Date[] {
  const [start, end] = [Date.parse(startAt), Date.parse(endAt)];
  return [start, (start + end) / 2, end].map((at) => new Date(at));
}
