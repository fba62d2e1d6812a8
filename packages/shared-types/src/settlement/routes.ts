import type { InvoiceDto } from './dto';
import type { StatementView } from './views';

export interface SettlementRoutes {
  'POST /rounds/:id/settle': { reply: StatementView };
  'GET /rounds/:id/statement': { reply: StatementView };
  'PUT /rounds/:id/invoice': { body: InvoiceDto; reply: StatementView };
}
