import { Body, Controller, Param, Query } from '@nestjs/common';
import type { ReconciliationDifferenceView, ReconciliationView } from '@cailan/shared-types';
import { ReconcileDto } from '@cailan/shared-types/dto';
import { Allow, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { Paged, type Page, type Paging } from '../../ground/http/pages';
import { ReconciliationsService } from './reconciliations.service';

@Controller()
export class ReconciliationsController {
  constructor(private readonly reconciliations: ReconciliationsService) {}

  @Endpoint('GET /reconciliations')
  @Allow('district_admin', 'supermarket_staff')
  list(
    @Me() me: Actor,
    @Paged() paging: Paging,
    @Query('date') date?: string,
  ): Promise<Page<ReconciliationView[]>> {
    return this.reconciliations.list(me, { date }, paging);
  }

  @Endpoint('GET /reconciliations/:id/differences')
  @Allow('district_admin', 'supermarket_staff')
  differences(
    @Me() me: Actor,
    @Param('id') id: string,
    @Paged() paging: Paging,
  ): Promise<Page<ReconciliationDifferenceView[]>> {
    return this.reconciliations.differences(me, id, paging);
  }

  @Endpoint('POST /reconciliations')
  @Allow('district_admin', 'supermarket_staff')
  run(@Me() me: Actor, @Body() body: ReconcileDto): Promise<ReconciliationView[]> {
    return this.reconciliations.run(me, body);
  }
}
