const HOUR_MS = 3_600_000;

/** Hours after a window's end until what nobody received is taken for returned: time to enter a paper form. */
const UNRECEIVED_HOURS = 24;

/** Hours after a window's end until everything ends that nobody ended. */
const ENDS_HOURS = 72;

const after = (instant: string, hours: number): string =>
  new Date(Date.parse(instant) + hours * HOUR_MS).toISOString();

/** When goods on the way count as returned, or as received where the gate has begun (docs/states.md). */
export const unreceivedAt = (windowEndAt: string): string => after(windowEndAt, UNRECEIVED_HOURS);

/** When goods that no household and no supermarket ended end, and the round settles (docs/states.md). */
export const endsAt = (windowEndAt: string): string => after(windowEndAt, ENDS_HOURS);

/** The instants at which a round is looked at when nobody acts, in order (docs/states.md). */
export function roundDeadlines(round: { cutOffAt: string; payBy: string; windowEndAt: string }): string[] {
  const { cutOffAt, payBy, windowEndAt } = round;
  return [...new Set([cutOffAt, payBy, windowEndAt, unreceivedAt(windowEndAt), endsAt(windowEndAt)])].sort();
}
