export const PLACE_KINDS = ['compound', 'bungalow', 'company'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];
