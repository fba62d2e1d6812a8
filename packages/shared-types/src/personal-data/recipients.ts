import type { Refusal } from '../refusals';

/** Days after the settlement during which a supermarket may still see who got what, where the plan names no other number. */
const RECIPIENT_DAYS = 7;

/** Days after its window's end from which a round that nobody settles counts as settled. */
const UNSETTLED_DAYS = 30;

const DAY_MS = 86_400_000;

/** What decides how long a round's households are shown to those who serve them. */
export interface RecipientFacts {
  settledAt: string | null;
  windowEndAt: string;
  /** The plan's `label.days`. */
  days?: number;
}

/**
 * Why the names, phones and doors of a round's households are shown and printed no more: what its supermarket sees of
 * them ends some days after the settlement (domain §2: only what a label needs).
 */
export function recipientsRefusal(
  { settledAt, windowEndAt, days = RECIPIENT_DAYS }: RecipientFacts,
  now: string,
): Refusal | undefined {
  const settledMs = Math.min(
    settledAt === null ? Infinity : Date.parse(settledAt),
    Date.parse(windowEndAt) + UNSETTLED_DAYS * DAY_MS,
  );
  if (Date.parse(now) < settledMs + days * DAY_MS) return undefined;
  return { code: 'recipients_ended', facts: { days } };
}
