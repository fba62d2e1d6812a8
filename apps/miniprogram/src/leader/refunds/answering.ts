import type { Answering } from '../../transfers/answer-transfer';

/** Our answer to money that a supermarket returned by transfer. */
export const refundTransfer: Answering = {
  route: 'POST /refunds/:id/answer',
  changes: ['GET /refunds', 'GET /payments', 'GET /rounds/:id/statement'],
  yes: '确认收到',
  lookFirst: '到账金额',
  no: { title: '没收到这笔退款', button: '告诉商超没收到', whatThen: '商超会查转账，重新退。' },
  reader: '商超',
  example: '例如：到账金额少 10 元',
  done: { received: '已确认收到', missing: '已告诉商超没收到' },
};
