import { Body, Controller, Param, Query } from '@nestjs/common';
import { everActing, type HouseholdOrderView, type ListView } from '@cailan/shared-types';
import { ClientKeyDto, SaveListDto, SubmitListDto, WithdrawListDto } from '@cailan/shared-types/dto';
import { Allow, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { Paged, type Page, type Paging } from '../../ground/http/pages';
import { HouseholdOrdersService } from './household-orders.service';
import { ListsService } from './lists.service';

@Controller()
export class HouseholdOrdersController {
  constructor(
    private readonly lists: ListsService,
    private readonly orders: HouseholdOrdersService,
  ) {}

  @Endpoint('GET /windows/:id/list')
  @Allow('resident', ...everActing('collect'))
  list(
    @Me() me: Actor,
    @Param('id') id: string,
    @Query('householdId') householdId: string,
  ): Promise<ListView> {
    return this.lists.get(me, id, householdId);
  }

  @Endpoint('PUT /windows/:id/list')
  @Allow('resident', ...everActing('collect'))
  save(@Me() me: Actor, @Param('id') id: string, @Body() body: SaveListDto): Promise<ListView> {
    return this.lists.save(me, id, body);
  }

  @Endpoint('POST /windows/:id/list/submit')
  @Allow('resident', ...everActing('collect'))
  submit(@Me() me: Actor, @Param('id') id: string, @Body() body: SubmitListDto): Promise<ListView> {
    return this.lists.submit(me, id, body);
  }

  @Endpoint('POST /windows/:id/list/withdraw')
  @Allow('resident', ...everActing('collect'))
  withdraw(@Me() me: Actor, @Param('id') id: string, @Body() body: WithdrawListDto): Promise<ListView> {
    return this.lists.withdraw(me, id, body);
  }

  @Endpoint('GET /household-orders')
  @Allow('resident', ...everActing('collect'))
  orderList(
    @Me() me: Actor,
    @Paged() paging: Paging,
    @Query('householdId') householdId?: string,
    @Query('windowId') windowId?: string,
  ): Promise<Page<HouseholdOrderView[]>> {
    return this.orders.list(me, { householdId, windowId }, paging);
  }

  @Endpoint('GET /household-orders/:id')
  @Allow('resident', ...everActing('collect'))
  order(@Me() me: Actor, @Param('id') id: string): Promise<HouseholdOrderView> {
    return this.orders.get(me, id);
  }

  @Endpoint('POST /household-orders/:id/receipt')
  @Allow('resident')
  receive(@Me() me: Actor, @Param('id') id: string, @Body() body: ClientKeyDto): Promise<HouseholdOrderView> {
    return this.orders.receive(me, id, body);
  }
}
