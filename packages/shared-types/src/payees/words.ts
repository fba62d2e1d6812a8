import type { PayeeStatus } from './status';

/** The two ways to be paid in WeChat: as a merchant of one's own, or as a sub-merchant of a service provider. */
export const PAYEE_MODES = ['direct', 'partner'] as const;
export type PayeeMode = (typeof PAYEE_MODES)[number];

export const payeeModeNames: Record<PayeeMode, string> = {
  direct: '直连商户',
  partner: '特约商户',
};

/** A payee by its status. */
export const payeeNames: Record<PayeeStatus, string> = {
  proposed: '等区里确认',
  confirmed: '正在用',
  refused: '没有通过',
  ended: '已停用',
};
