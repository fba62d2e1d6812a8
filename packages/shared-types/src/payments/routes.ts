import type { Done } from '../ground/done';
import type { PageQuery } from '../ground/paging';
import type { AnswerPaymentDto, CreatePaymentDto } from './dto';
import type { PaymentStatus } from './status';
import type { NoticeRefusedView, PaymentView, PaySheetView } from './views';

export interface PaymentsRoutes {
  'GET /payments': { query: PageQuery & { status?: PaymentStatus; roundId?: string }; reply: PaymentView[] };
  'POST /payments': { body: CreatePaymentDto; reply: PaymentView };
  'GET /payments/:id': { reply: PaymentView };
  'POST /payments/:id/answer': { body: AnswerPaymentDto; reply: PaymentView };
  'POST /payments/:id/prepay': { reply: PaySheetView };
  'POST /payments/:id/check': { reply: PaymentView };
  'POST /payments/:id/cancel': { reply: PaymentView };
  'POST /wechat-pay/notifications': { reply: Done; refused: NoticeRefusedView };
  'POST /development/payments/:id/outcome': { body: AnswerPaymentDto; reply: PaymentView };
}

export const paymentsPages = { 'GET /payments': '' } as const satisfies Partial<
  Record<keyof PaymentsRoutes, string>
>;
