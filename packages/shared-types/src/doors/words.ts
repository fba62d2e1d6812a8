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
