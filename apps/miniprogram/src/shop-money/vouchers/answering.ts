import type { Answering } from '../../transfers/answer-transfer';

/** Our answer to a leader's transfer. */
export const paymentTransfer: Answering = {
  route: 'POST /payments/:id/answer',
  changes: ['GET /payments', 'GET /group-orders', 'GET /rounds'],
  yes: '收到',
  lookFirst: '银行到账金额',
  no: {
    title: '没收到这笔钱',
    button: '答复没收到',
    whatThen: '楼栋回到待付款，网格员可以在截止前再付。',
  },
  reader: '网格员',
  example: '例如：凭证号查不到，金额少 10 元',
  done: { received: '已答复：收到', missing: '已答复：没收到' },
};
