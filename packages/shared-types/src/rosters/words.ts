import type { RosterStatus } from './status';
import type { RosterRowState } from './views';

export const rosterNames: Record<RosterStatus, string> = {
  previewed: '待写入',
  applied: '已写入',
  undone: '已撤销',
  discarded: '已作废',
};

export const rosterRowNames: Record<RosterRowState, string> = {
  new: '新增',
  changed: '有改动',
  same: '一样',
  unreadable: '看不懂',
};
