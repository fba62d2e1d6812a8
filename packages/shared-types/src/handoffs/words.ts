export const HANDOFF_KINDS = ['loading', 'transfer', 'gate', 'door'] as const;
export type HandoffKind = (typeof HANDOFF_KINDS)[number];
