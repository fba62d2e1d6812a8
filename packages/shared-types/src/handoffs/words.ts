export const HANDOFF_KINDS = ['loading', 'transfer', 'fetch', 'gate', 'carry', 'door'] as const;
export type HandoffKind = (typeof HANDOFF_KINDS)[number];

/** What may be wrong when goods change hands. */
export const EXCEPTION_KINDS = ['missing', 'extra', 'damaged', 'wrong'] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

/** What was wrong, in a word, as every screen says it. */
export const exceptionNames: Record<ExceptionKind, string> = {
  missing: '少了',
  extra: '多了',
  damaged: '破损',
  wrong: '送错',
};
