export const DOOR_OUTCOMES = [
  'delivered',
  'left_at_door',
  'collected',
  'not_home',
  'refused',
  'damaged',
  'missing',
] as const;
export type DoorOutcome = (typeof DOOR_OUTCOMES)[number];

/** What happened at a door, as buttons and reports say it. */
export const doorOutcomeNames: Record<DoorOutcome, string> = {
  delivered: '已送达',
  left_at_door: '放门口',
  collected: '已取走',
  not_home: '不在家',
  refused: '拒收',
  damaged: '破损',
  missing: '没找到',
};
