import { Body, Controller, Query } from '@nestjs/common';
import type { ReconciliationView } from '@cailan/shared-types';
import { ReconcileDto } from '@cailan/shared-types/dto';
import { Allow, Endpoint, Me, type Actor } from '../http/endpoint';
import { ReconciliationsService } from './reconciliations.service';

@Controller()
export class ReconciliationsController {
  constructor(private readonly reconciliations: ReconciliationsService) {}

  @Endpoint('GET /reconciliations')
  @Allow('district_admin', 'supermarket_staff')
  list(@Me() me: Actor, @Query('date') date?: string): Promise<ReconciliationView[]> {
    return this.reconciliations.list(me, { date });
  }

  @Endpoint('POST /reconciliations')
  @Allow('district_admin', 'supermarket_staff')
  run(@Me() me: Actor, @Body() body: ReconcileDto): Promise<ReconciliationView[]> {
    return this.reconciliations.run(me, body);
  }
}
