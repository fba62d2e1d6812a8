/** A supermarket's licence (保供资格). Rules know a suspended one; nothing suspends one yet. */
export const licenceMoves = {
  licensed: [],
  suspended: [],
} as const satisfies Record<LicenceStatus, readonly LicenceStatus[]>;
export type LicenceStatus = 'licensed' | 'suspended';
