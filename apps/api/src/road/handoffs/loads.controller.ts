import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  everActing,
  type ArrivalView,
  type Done,
  type HandoffView,
  type LoadView,
} from '@cailan/shared-types';
import {
  FetchDto,
  ArrivalDto,
  ClientKeyDto,
  CreateLoadDto,
  EntryDto,
  OpenGateHandoffDto,
  ReasonDto,
  ReplanLoadDto,
  TransferDto,
} from '@cailan/shared-types/dto';
import { Allow, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { Paged, type Page, type Paging } from '../../ground/http/pages';
import { ArrivalsService } from './arrivals.service';
import { EntriesService } from './entries.service';
import { LoadChangesService } from './load-changes.service';
import { LoadsService } from './loads.service';
import { OpenHandoffService } from './open-handoff.service';

@Controller()
export class LoadsController {
  constructor(
    private readonly loads: LoadsService,
    private readonly changes: LoadChangesService,
    private readonly openHandoff: OpenHandoffService,
    private readonly arrivals: ArrivalsService,
    private readonly entries: EntriesService,
  ) {}

  @Endpoint('GET /loads')
  @Allow('supermarket_staff', 'driver', ...everActing('receive'), 'district_admin')
  list(
    @Me() me: Actor,
    @Paged() paging: Paging,
    @Query('windowId') windowId?: string,
  ): Promise<Page<LoadView[]>> {
    return this.loads.list(me, { windowId }, paging);
  }

  @Endpoint('POST /loads')
  @Allow('supermarket_staff')
  create(@Me() me: Actor, @Body() body: CreateLoadDto): Promise<LoadView> {
    return this.loads.create(me, body);
  }

  @Endpoint('GET /loads/:id')
  @Allow('supermarket_staff', 'driver', ...everActing('receive'), 'district_admin')
  get(@Me() me: Actor, @Param('id') id: string): Promise<LoadView> {
    return this.loads.get(me, id);
  }

  @Endpoint('PUT /loads/:id')
  @Allow('supermarket_staff')
  replan(@Me() me: Actor, @Param('id') id: string, @Body() body: ReplanLoadDto): Promise<LoadView> {
    return this.changes.replan(me, id, body);
  }

  @Endpoint('POST /loads/:id/dissolve')
  @Allow('supermarket_staff')
  dissolve(@Me() me: Actor, @Param('id') id: string, @Body() body: ReasonDto): Promise<LoadView> {
    return this.changes.dissolve(me, id, body);
  }

  @Endpoint('POST /loads/:id/dispatch')
  @Allow('supermarket_staff')
  dispatch(@Me() me: Actor, @Param('id') id: string, @Body() body: ClientKeyDto): Promise<HandoffView> {
    return this.openHandoff.dispatch(me, id, body);
  }

  @Endpoint('POST /loads/:id/transfers')
  @Allow('community_staff')
  transfer(@Me() me: Actor, @Param('id') id: string, @Body() body: TransferDto): Promise<HandoffView> {
    return this.openHandoff.transfer(me, id, body);
  }

  @Endpoint('POST /loads/:id/entries')
  @Allow('community_staff')
  entry(@Me() me: Actor, @Param('id') id: string, @Body() body: EntryDto): Promise<Done> {
    return this.entries.record(me, id, body);
  }

  @Endpoint('POST /loads/:id/fetches')
  @Allow('community_staff')
  fetch(@Me() me: Actor, @Param('id') id: string, @Body() body: FetchDto): Promise<HandoffView> {
    return this.openHandoff.fetch(me, id, body);
  }

  @Endpoint('POST /loads/:id/arrivals')
  @Allow(...everActing('keep'))
  arrive(@Me() me: Actor, @Param('id') id: string, @Body() body: ArrivalDto): Promise<ArrivalView> {
    return this.arrivals.arrive(me, id, body);
  }

  @Endpoint('POST /loads/:id/gate-handoffs')
  @Allow(...everActing('receive'))
  openGate(@Me() me: Actor, @Param('id') id: string, @Body() body: OpenGateHandoffDto): Promise<HandoffView> {
    return this.openHandoff.openGate(me, id, body);
  }
}
