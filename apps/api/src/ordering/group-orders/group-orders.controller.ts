import { Controller, Param, Query } from '@nestjs/common';
import {
  everActing,
  type GroupOrderView,
  type GroupRollUpView,
  type NeighbourView,
  type RoundRollUpView,
} from '@cailan/shared-types';
import { Allow, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { Paged, type Page, type Paging } from '../../ground/http/pages';
import { GroupOrdersService } from './group-orders.service';

@Controller()
export class GroupOrdersController {
  constructor(private readonly groups: GroupOrdersService) {}

  @Endpoint('GET /group-orders')
  @Allow(
    'grid_leader',
    'floor_captain',
    'committee',
    'community_staff',
    'district_admin',
    'supermarket_staff',
  )
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
  @Allow(
    'grid_leader',
    'floor_captain',
    'committee',
    'community_staff',
    'district_admin',
    'supermarket_staff',
  )
  get(@Me() me: Actor, @Param('id') id: string): Promise<GroupOrderView> {
    return this.groups.get(me, id);
  }

  @Endpoint('GET /group-orders/:id/roll-up')
  @Allow(...everActing('collect'))
  rollUp(@Me() me: Actor, @Param('id') id: string): Promise<GroupRollUpView> {
    return this.groups.rollUp(me, id);
  }

  @Endpoint('GET /rounds/:id/roll-up')
  @Allow('grid_leader', 'community_staff', 'district_admin')
  roundRollUp(@Me() me: Actor, @Param('id') id: string): Promise<RoundRollUpView> {
    return this.groups.roundRollUp(me, id);
  }

  @Endpoint('GET /group-orders/:id/households')
  @Allow(...everActing('collect'))
  households(@Me() me: Actor, @Param('id') id: string): Promise<NeighbourView[]> {
    return this.groups.households(me, id);
  }
}
