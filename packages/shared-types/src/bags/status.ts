export const bagMoves = {
  packed: ['loaded', 'returned'],
  loaded: ['packed', 'stored', 'handed_over', 'missing', 'written_off'],
  stored: ['packed', 'loaded', 'handed_over', 'collected', 'damaged', 'missing', 'written_off'],
  handed_over: ['delivered', 'left_at_door', 'collected', 'held', 'refused', 'missing', 'damaged'],
  held: ['redelivered', 'collected', 'returned', 'written_off'],
  refused: ['returned', 'written_off'],
  damaged: ['returned', 'written_off'],
  missing: ['held', 'written_off'],
  delivered: [],
  left_at_door: [],
  collected: [],
  redelivered: [],
  returned: [],
  written_off: [],
} as const satisfies Record<BagStatus, readonly BagStatus[]>;
export type BagStatus =
  | 'packed'
  | 'loaded'
  | 'stored'
  | 'handed_over'
  | 'held'
  | 'refused'
  | 'damaged'
  | 'missing'
  | 'delivered'
  | 'left_at_door'
  | 'collected'
  | 'redelivered'
  | 'returned'
  | 'written_off';

/** Bag states in which the household has its goods. */
export const BAG_ARRIVED = ['delivered', 'left_at_door', 'collected', 'redelivered'] as const;

/** Bag states from which nothing moves on by itself: a round may settle when every bag is in one of them. */
export const BAG_ENDED = [...BAG_ARRIVED, 'returned', 'written_off'] as const;
