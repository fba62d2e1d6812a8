import type { PageQuery } from '../ground/paging';
import type { AnswerPaymentDto } from '../payments/dto';
import type { RefundByHandDto, TransferRefundDto } from './dto';
import type { RefundStatus } from './status';
import type { RefundItemView, RefundView } from './views';

export interface RefundsRoutes {
  'GET /refunds': {
    query: PageQuery & { roundId?: string; paymentId?: string; status?: RefundStatus };
    reply: RefundView[];
  };
  'GET /refunds/:id/items': { query: PageQuery; reply: RefundItemView[] };
  'GET /refunds/:id': { reply: RefundView };
  'POST /refunds/:id/by-hand': { body: RefundByHandDto; reply: RefundView };
  'POST /refunds/:id/transfer': { body: TransferRefundDto; reply: RefundView };
  'POST /refunds/:id/answer': { body: AnswerPaymentDto; reply: RefundView };
}

export const refundsPages = { 'GET /refunds': '', 'GET /refunds/:id/items': '' } as const satisfies Partial<
  Record<keyof RefundsRoutes, string>
>;
