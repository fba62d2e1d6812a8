import type { DeskSignInStatus } from './status';

/** A desk's code by its status. */
export const deskSignInNames: Record<DeskSignInStatus, string> = {
  shown: '等待手机确认',
  confirmed: '手机已确认',
  used: '已登录',
  refused: '手机没有同意',
  expired: '已过期',
};
