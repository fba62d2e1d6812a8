import { Body, Controller, Param } from '@nestjs/common';
import type { DuesLineView, DuesView, StatementView } from '@cailan/shared-types';
import { TickDuesDto } from '@cailan/shared-types/dto';
import { Allow, Endpoint, Me, type Actor } from '../http/endpoint';
import { DuesService } from './dues.service';
import { SettlementService } from './settlement.service';

@Controller()
export class SettlementController {
  constructor(
    private readonly settlement: SettlementService,
    private readonly dues: DuesService,
  ) {}

  @Endpoint('POST /rounds/:id/settle')
  @Allow('supermarket_staff', 'district_admin')
  settle(@Me() me: Actor, @Param('id') id: string): Promise<StatementView> {
    return this.settlement.settle(me, id);
  }

  @Endpoint('GET /rounds/:id/statement')
  @Allow('supermarket_staff', 'grid_leader', 'district_admin')
  statement(@Me() me: Actor, @Param('id') id: string): Promise<StatementView> {
    return this.settlement.statement(me, id);
  }

  @Endpoint('GET /group-orders/:id/dues')
  @Allow('grid_leader')
  book(@Me() me: Actor, @Param('id') id: string): Promise<DuesView> {
    return this.dues.book(me, id);
  }

  @Endpoint('POST /household-orders/:id/dues/tick')
  @Allow('grid_leader')
  tick(@Me() me: Actor, @Param('id') id: string, @Body() body: TickDuesDto): Promise<DuesLineView> {
    return this.dues.tick(me, id, body);
  }
}
