import { Controller, Param, type StreamableFile } from '@nestjs/common';
import { Allow, Me, StreamEndpoint, type Actor } from '../ground/http/endpoint';
import { download } from './download';
import { MoneyPapersService } from './money-papers.service';
import { ReconciliationPaperService } from './reconciliation/reconciliation-paper.service';

/** Papers of money, streamed (domain §10). */
@Controller()
export class MoneyPapersController {
  constructor(
    private readonly papers: MoneyPapersService,
    private readonly reconciliations: ReconciliationPaperService,
  ) {}

  @StreamEndpoint('GET /rounds/:id/statement.xlsx')
  @Allow('supermarket_staff', 'grid_leader', 'district_admin', 'inspector')
  async statement(@Me() me: Actor, @Param('id') id: string): Promise<StreamableFile> {
    return download(await this.papers.statement(me, id));
  }

  @StreamEndpoint('GET /household-orders/:id/dues/receipt.pdf')
  @Allow('resident', 'grid_leader')
  async receipt(@Me() me: Actor, @Param('id') id: string): Promise<StreamableFile> {
    return download(await this.papers.receipt(me, id));
  }

  @StreamEndpoint('GET /reconciliations/:id/report.xlsx')
  @Allow('district_admin', 'supermarket_staff')
  async report(@Me() me: Actor, @Param('id') id: string): Promise<StreamableFile> {
    return download(await this.reconciliations.report(me, id));
  }
}
