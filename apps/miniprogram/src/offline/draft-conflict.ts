import type { LineConflict, Merged } from './draft-lines';

/** Two people changed the same: the phone's stands, and this is what the service holds. */
export interface Conflict {
  lines: readonly LineConflict[];
  /** The other note; undefined where the notes do not differ. */
  note: string | undefined;
}

/** What two people left different when their lists were brought together; undefined where they agree. */
export function conflictOf({ conflicts, noteConflict }: Merged): Conflict | undefined {
  return conflicts.length > 0 || noteConflict !== undefined
    ? { lines: conflicts, note: noteConflict }
    : undefined;
}

/** A conflict without these offers; undefined where nothing of it is left. */
export function withoutOffers(
  conflict: Conflict | undefined,
  offers: readonly string[],
): Conflict | undefined {
  if (!conflict) return undefined;
  const lines = conflict.lines.filter(({ offerId }) => !offers.includes(offerId));
  return lines.length > 0 || conflict.note !== undefined ? { ...conflict, lines } : undefined;
}
