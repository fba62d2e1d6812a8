/**
 * A merchant's day, compared again: it may be found otherwise, but one that was compared with a bill is never given up for
 * one without.
 */
export const reconciliationMoves = {
  no_bill: ['balanced', 'differences'],
  balanced: ['differences'],
  differences: ['balanced'],
} as const satisfies Record<ReconciliationStatus, readonly ReconciliationStatus[]>;
export type ReconciliationStatus = 'balanced' | 'differences' | 'no_bill';

/** `billed` is 1 where the provider had a bill, `differing` counts the rows that differ. */
export function reconciliationStatus(day: { billed: number; differing: number }): ReconciliationStatus {
  if (day.billed === 0) return 'no_bill';
  return day.differing > 0 ? 'differences' : 'balanced';
}
