import { Body, Controller, Param } from '@nestjs/common';
import type { AmendmentView } from '@cailan/shared-types';
import {
  CancelWindowDto,
  ChangeCeilingsDto,
  ChangeDropPointDto,
  ChangeLimitsDto,
  MoveWindowDto,
  PointCapacityDto,
  ReasonDto,
} from '@cailan/shared-types/dto';
import { Allow, Endpoint, Me, type Actor } from '../ground/http/endpoint';
import { Paged, type Page, type Paging } from '../ground/http/pages';
import { AmendmentsService } from './amendments.service';
import { WindowAmendmentsService } from './window-amendments.service';

@Controller()
export class AmendmentsController {
  constructor(
    private readonly amendments: AmendmentsService,
    private readonly windows: WindowAmendmentsService,
  ) {}

  @Endpoint('GET /amendments')
  @Allow('district_admin', 'inspector')
  list(@Me() me: Actor, @Paged() paging: Paging): Promise<Page<AmendmentView[]>> {
    return this.amendments.list(me, paging);
  }

  @Endpoint('POST /amendments/:id/withdraw')
  @Allow('district_admin')
  withdraw(@Me() me: Actor, @Param('id') id: string, @Body() body: ReasonDto): Promise<AmendmentView> {
    return this.amendments.withdraw(me, id, body.reason);
  }

  @Endpoint('PUT /delivery-windows/:id')
  @Allow('district_admin')
  move(@Me() me: Actor, @Param('id') id: string, @Body() body: MoveWindowDto): Promise<AmendmentView> {
    return this.windows.move(me, id, body);
  }

  @Endpoint('POST /delivery-windows/:id/cancel')
  @Allow('district_admin')
  cancel(@Me() me: Actor, @Param('id') id: string, @Body() body: CancelWindowDto): Promise<AmendmentView> {
    return this.windows.cancel(me, id, body);
  }

  @Endpoint('PUT /delivery-windows/:id/points/:dropPointId')
  @Allow('district_admin')
  capacity(
    @Me() me: Actor,
    @Param('id') id: string,
    @Param('dropPointId') dropPointId: string,
    @Body() body: PointCapacityDto,
  ): Promise<AmendmentView> {
    return this.windows.capacity(me, id, dropPointId, body);
  }

  @Endpoint('PUT /drop-points/:id')
  @Allow('district_admin')
  dropPoint(
    @Me() me: Actor,
    @Param('id') id: string,
    @Body() body: ChangeDropPointDto,
  ): Promise<AmendmentView> {
    return this.amendments.dropPoint(me, id, body);
  }

  @Endpoint('PUT /class-limits')
  @Allow('district_admin')
  limits(@Me() me: Actor, @Body() body: ChangeLimitsDto): Promise<AmendmentView> {
    return this.amendments.limits(me, body);
  }

  @Endpoint('PUT /price-ceilings')
  @Allow('district_admin')
  ceilings(@Me() me: Actor, @Body() body: ChangeCeilingsDto): Promise<AmendmentView> {
    return this.amendments.ceilings(me, body);
  }
}
