import type { DeskConfirmationStatus, DeskSignInStatus } from './status';

/** A desk's code by its status. */
export const deskSignInNames: Record<DeskSignInStatus, string> = {
  shown: '等待手机确认',
  confirmed: '手机已确认',
  used: '已登录',
  refused: '手机没有同意',
  expired: '已过期',
};

/** A confirmation by its status. */
export const deskConfirmationNames: Record<DeskConfirmationStatus, string> = {
  asked: '等手机确认',
  confirmed: '手机同意了',
  used: '已经办了',
  refused: '手机不同意',
  expired: '过时了',
};
