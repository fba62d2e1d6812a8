import type { LoadStatus } from './status';

/** A load by its status, as screens and refusals say it. */
export const loadNames: Record<LoadStatus, string> = {
  loading: '装车中',
  on_the_way: '在路上',
  arrived: '已到点',
  done: '已交完',
  dissolved: '已撤销',
  returned: '已退回商超',
  lost: '货已丢失',
};

/** Whether an arrival outside the window may be let in: A8's plan says never. */
export const ARRIVAL_PERMITS = ['never', 'with_reason'] as const;
export type ArrivalPermit = (typeof ARRIVAL_PERMITS)[number];

/** Who went in where the plan lets nobody in (A8). */
export const ENTRIES = ['vehicle_entered', 'person_entered'] as const;
export type Entry = (typeof ENTRIES)[number];

export const entryNames: Record<Entry, string> = { vehicle_entered: '车辆', person_entered: '配送人员' };
