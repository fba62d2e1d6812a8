import { Body, Controller, Param, Query } from '@nestjs/common';
import type { GroupOrderView, GroupRollUpView, NeighbourView, RoundRollUpView } from '@cailan/shared-types';
import { ConfirmGroupOrdersDto, ReasonDto } from '@cailan/shared-types/dto';
import { Allow, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { Paged, type Page, type Paging } from '../../ground/http/pages';
import { CancellationService } from '../../money/cancellation/cancellation.service';
import { ConfirmationService } from './confirmation.service';
import { GroupOrdersService } from './group-orders.service';

@Controller()
export class GroupOrdersController {
  constructor(
    private readonly groups: GroupOrdersService,
    private readonly confirmation: ConfirmationService,
    private readonly cancellation: CancellationService,
  ) {}

  @Endpoint('GET /group-orders')
  @Allow('grid_leader', 'floor_captain', 'community_staff', 'district_admin', 'supermarket_staff')
  list(
    @Me() me: Actor,
    @Paged() paging: Paging,
    @Query('roundId') roundId?: string,
    @Query('windowId') windowId?: string,
    @Query('status') status?: string,
  ): Promise<Page<GroupOrderView[]>> {
    return this.groups.page(me, { roundId, windowId, status }, paging);
  }

  @Endpoint('GET /group-orders/:id')
  @Allow('grid_leader', 'floor_captain', 'community_staff', 'district_admin', 'supermarket_staff')
  get(@Me() me: Actor, @Param('id') id: string): Promise<GroupOrderView> {
    return this.groups.get(me, id);
  }

  @Endpoint('GET /group-orders/:id/roll-up')
  @Allow('grid_leader', 'floor_captain')
  rollUp(@Me() me: Actor, @Param('id') id: string): Promise<GroupRollUpView> {
    return this.groups.rollUp(me, id);
  }

  @Endpoint('GET /rounds/:id/roll-up')
  @Allow('grid_leader', 'community_staff', 'district_admin')
  roundRollUp(@Me() me: Actor, @Param('id') id: string): Promise<RoundRollUpView> {
    return this.groups.roundRollUp(me, id);
  }

  @Endpoint('GET /group-orders/:id/households')
  @Allow('grid_leader', 'floor_captain')
  households(@Me() me: Actor, @Param('id') id: string): Promise<NeighbourView[]> {
    return this.groups.households(me, id);
  }

  @Endpoint('POST /group-orders/confirm')
  @Allow('grid_leader', 'community_staff')
  confirm(@Me() me: Actor, @Body() body: ConfirmGroupOrdersDto): Promise<GroupOrderView[]> {
    return this.confirmation.confirm(me, body);
  }

  @Endpoint('POST /group-orders/:id/reopen')
  @Allow('grid_leader')
  reopen(@Me() me: Actor, @Param('id') id: string, @Body() { reason }: ReasonDto): Promise<GroupOrderView> {
    return this.confirmation.reopen(me, id, reason);
  }

  @Endpoint('POST /group-orders/:id/cancel')
  @Allow('grid_leader', 'community_staff')
  cancel(@Me() me: Actor, @Param('id') id: string, @Body() { reason }: ReasonDto): Promise<GroupOrderView> {
    return this.cancellation.byHand(me, id, reason);
  }

  @Endpoint('POST /group-orders/:id/undeliverable')
  @Allow('supermarket_staff', 'district_admin')
  undeliverable(
    @Me() me: Actor,
    @Param('id') id: string,
    @Body() { reason }: ReasonDto,
  ): Promise<GroupOrderView> {
    return this.cancellation.undeliverable(me, id, reason);
  }
}
