/** The lane that a bag travels in: storage, and medicine apart in its own sealed bag (domain §8). */
export const BAG_LANES = ['ambient', 'cold', 'frozen', 'medicine'] as const;
export type BagLane = (typeof BAG_LANES)[number];

export const HOLDER_KINDS = [
  'supermarket',
  'driver',
  'drop_point',
  'captain',
  'household',
  'nobody',
] as const;
export type HolderKind = (typeof HOLDER_KINDS)[number];
