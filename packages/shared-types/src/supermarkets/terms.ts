import { localDate, instantAt } from '../ground/time';
import type { Refusal } from '../refusals';
import type { TimeWindow } from '../windows/rules';
import type { LicenceStatus } from './status';

/** Own hours within a delivery window, in local time; null is the window's own. */
export interface SupplierHours {
  /** The code of the window's rule in the plan. */
  window: string;
  start: string | null;
  end: string | null;
}

/** What a supplier is licensed to serve (A4 就近), and with which vehicles. */
export interface SupplierTerms {
  /** Codes of communities. */
  communities: string[];
  windows: SupplierHours[];
  vehicles: string[];
}

/** `EVENING` of `EVENING-2026-11-21`: the rule that a day's window was made from. */
export const ruleOf = (windowCode: string): string => windowCode.slice(0, -'-2026-11-21'.length);

/**
 * Whether the supplier may sell or send goods on a day: its licence stands, and has not ended before it.
 * @param day local, `2026-11-21`
 */
export function licenceRefusal(
  supplier: { licence: LicenceStatus; validUntil: string | null } | undefined,
  day: string,
): Refusal | undefined {
  if (supplier?.licence !== 'licensed') return { code: 'supplier_not_licensed' };
  const { validUntil } = supplier;
  return validUntil !== null && validUntil < day
    ? { code: 'licence_ended', facts: { validUntil } }
    : undefined;
}

/** A round is for communities and windows that its supplier serves, and no others. */
export function servesRefusal(
  terms: SupplierTerms,
  round: { communities: readonly { code: string; name: string }[]; window: { code: string; name: string } },
): Refusal | undefined {
  if (!terms.windows.some(({ window }) => window === ruleOf(round.window.code)))
    return { code: 'window_not_served', facts: { window: round.window.name } };
  const strange = round.communities.filter(({ code }) => !terms.communities.includes(code));
  if (strange.length === 0) return undefined;
  return { code: 'community_not_served', facts: { names: strange.map(({ name }) => name).join('、') } };
}

/** The part of a window in which the supplier delivers: its own hours, never beyond the window's. */
export function supplierWindow(terms: SupplierTerms, window: TimeWindow & { code: string }): TimeWindow {
  const own = terms.windows.find(({ window: rule }) => rule === ruleOf(window.code));
  const date = localDate(window.startAt);
  const startAt = own?.start ? instantAt(date, own.start) : window.startAt;
  const endAt = own?.end ? instantAt(date, own.end) : window.endAt;
  const narrowed = {
    startAt: startAt > window.startAt ? startAt : window.startAt,
    endAt: endAt < window.endAt ? endAt : window.endAt,
  };
  // A window that was moved away from the supplier's hours is its window all the same.
  return narrowed.startAt < narrowed.endAt ? narrowed : { startAt: window.startAt, endAt: window.endAt };
}
