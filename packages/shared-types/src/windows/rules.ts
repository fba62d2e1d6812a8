import { requireCount } from '../ground/integers';

/** A stretch of time: UTC instants, the end not included, so that windows can follow each other without a gap. */
export interface TimeWindow {
  startAt: string;
  endAt: string;
}

/** Loads are called to the gate in slots of 20 minutes (domain §3). */
const SLOT_MS = 20 * 60_000;

/**
 * Whether an instant lies in a delivery window (domain §3, A8: delivery at any other time is forbidden).
 * The instant of an arrival is its check-in scan in the queue, so a truck that waits in line is in time.
 */
export function isInside(window: TimeWindow, instant: string): boolean {
  return window.startAt <= instant && instant < window.endAt;
}

/**
 * The arrival slot of each load of a window, in the order in which the loads are called (domain §3).
 * While there are slots enough every load has its own, from the start on, so that the end stays free for the late;
 * beyond that they are spread evenly. A rest under 20 minutes is left empty, a window shorter than that is one slot.
 * Throws a RangeError for a negative or fractional count and for a window that ends before it starts.
 */
export function arrivalSlots(window: TimeWindow, loadCount: number): TimeWindow[] {
  requireCount(loadCount, 'loadCount');
  const start = Date.parse(window.startAt);
  const end = Date.parse(window.endAt);
  if (!(start < end)) throw new RangeError('a window must start before it ends');
  const slots = Math.max(1, Math.floor((end - start) / SLOT_MS));
  return Array.from({ length: loadCount }, (_, load) => {
    const slot = Math.floor((load * slots) / Math.max(loadCount, slots));
    const from = start + slot * SLOT_MS;
    return {
      startAt: new Date(from).toISOString(),
      endAt: new Date(Math.min(from + SLOT_MS, end)).toISOString(),
    };
  });
}
