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
