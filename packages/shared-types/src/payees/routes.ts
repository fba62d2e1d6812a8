import type { PageQuery } from '../ground/paging';
import type { AnswerPayeeDto, EndPayeeDto, ProposePayeeDto } from './dto';
import type { PayeeMerchantsView, PayeeView } from './views';

export interface PayeesRoutes {
  /** Of one's own shop, or of all shops of the district, the newest first. */
  'GET /payees': { query: PageQuery; reply: PayeeView[] };
  'GET /payees/merchants': { reply: PayeeMerchantsView };
  'POST /payees': { body: ProposePayeeDto; reply: PayeeView };
  'POST /payees/:id/answer': { body: AnswerPayeeDto; reply: PayeeView };
  'POST /payees/:id/end': { body: EndPayeeDto; reply: PayeeView };
}

export const payeesPages = { 'GET /payees': '' } as const satisfies Partial<
  Record<keyof PayeesRoutes, string>
>;
