export const DUES_MODES = ['before_confirm', 'after_delivery'] as const;
export type DuesMode = (typeof DUES_MODES)[number];
