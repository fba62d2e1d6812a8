import type { BagStatus } from './status';

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

/** A bag by its status, as screens and refusals say it: where it is. */
export const bagNames: Record<BagStatus, string> = {
  packed: '在商超',
  loaded: '在车上',
  stored: '存在点上',
  handed_over: '门口已签收',
  held: '暂存',
  refused: '拒收',
  damaged: '破损',
  missing: '没找到',
  delivered: '已送达',
  left_at_door: '放在门口',
  collected: '已取走',
  redelivered: '已补送',
  returned: '已退回',
  written_off: '已报损',
};

/** The lanes as screens, labels and papers call them. */
export const laneNames: Record<BagLane, string> = {
  ambient: '常温',
  cold: '冷藏',
  frozen: '冷冻',
  medicine: '药品',
};
