import { Body, Controller, Param } from '@nestjs/common';
import {
  everActing,
  type BooksView,
  type Done,
  type DuesLineView,
  type DuesView,
  type LossView,
  type StatementView,
} from '@cailan/shared-types';
import { ClientKeyDto, InvoiceDto, LossBearerDto, TickDuesDto } from '@cailan/shared-types/dto';
import { Allow, Confirmed, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { Paged, type Page, type Paging } from '../../ground/http/pages';
import { DuesService } from './dues.service';
import { LossesService } from './losses.service';
import { SettlementService } from './settlement.service';
import { StatementsService } from './statements.service';

@Controller()
export class SettlementController {
  constructor(
    private readonly settlement: SettlementService,
    private readonly statements: StatementsService,
    private readonly dues: DuesService,
    private readonly losses: LossesService,
  ) {}

  @Endpoint('POST /rounds/:id/settle')
  @Confirmed('money', '结算一团')
  @Allow('supermarket_staff', 'district_admin')
  settle(@Me() me: Actor, @Param('id') id: string): Promise<StatementView> {
    return this.settlement.settle(me, id);
  }

  @Endpoint('GET /rounds/:id/statement')
  @Allow('supermarket_staff', ...everActing('keep_book'), 'district_admin', 'inspector')
  statement(@Me() me: Actor, @Param('id') id: string): Promise<StatementView> {
    return this.statements.statement(me, id);
  }

  @Endpoint('PUT /rounds/:id/invoice')
  @Allow('supermarket_staff')
  invoice(@Me() me: Actor, @Param('id') id: string, @Body() body: InvoiceDto): Promise<StatementView> {
    return this.statements.invoice(me, id, body);
  }

  @Endpoint('GET /books')
  @Allow('district_admin', 'inspector')
  books(@Me() me: Actor): Promise<BooksView> {
    return this.statements.books(me);
  }

  @Endpoint('GET /group-orders/:id/dues')
  @Allow(...everActing('keep_book'))
  book(@Me() me: Actor, @Param('id') id: string): Promise<DuesView> {
    return this.dues.book(me, id);
  }

  @Endpoint('POST /household-orders/:id/dues/tick')
  @Allow(...everActing('keep_book'))
  tick(@Me() me: Actor, @Param('id') id: string, @Body() body: TickDuesDto): Promise<DuesLineView> {
    return this.dues.tick(me, id, body);
  }

  @Endpoint('POST /household-orders/:id/dues/acknowledge')
  @Allow('resident', 'floor_captain', 'grid_leader', 'community_staff')
  acknowledge(@Me() me: Actor, @Param('id') id: string, @Body() body: ClientKeyDto): Promise<Done> {
    return this.dues.acknowledge(me, id, body);
  }

  @Endpoint('GET /windows/:id/losses')
  @Allow('community_staff', 'supermarket_staff')
  lossesOf(@Me() me: Actor, @Param('id') id: string, @Paged() paging: Paging): Promise<Page<LossView[]>> {
    return this.losses.ofWindow(me, id, paging);
  }

  @Endpoint('POST /bags/:code/bearer')
  @Confirmed('money', '定损失由谁承担')
  @Allow('community_staff')
  bearer(@Me() me: Actor, @Param('code') code: string, @Body() body: LossBearerDto): Promise<LossView> {
    return this.losses.decide(me, code, body);
  }
}
