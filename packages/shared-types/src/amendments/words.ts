import type { AmendmentStatus } from './status';

/** What of a plan is changed while it runs. */
export const AMENDED = [
  'window_moved',
  'window_cancelled',
  'point_capacity',
  'drop_point',
  'limits',
  'ceilings',
] as const;
export type Amended = (typeof AMENDED)[number];

export const amendedNames: Record<Amended, string> = {
  window_moved: '配送时段改期',
  window_cancelled: '配送时段取消',
  point_capacity: '时段配送能力',
  drop_point: '交接点',
  limits: '限量',
  ceilings: '限价',
};

export const amendmentNames: Record<AmendmentStatus, string> = {
  proposed: '未生效',
  in_force: '已生效',
  ended: '已结束',
};
