import { Body, Controller, Ip, Param, Query } from '@nestjs/common';
import type { BindingView } from '@cailan/shared-types';
import { AnswerBindingDto, CreateBindingDto } from '@cailan/shared-types/dto';
import { Allow, AllowSignedIn, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { Paged, type Page, type Paging } from '../../ground/http/pages';
import { BindingsService } from './bindings.service';

@Controller()
export class BindingsController {
  constructor(private readonly bindings: BindingsService) {}

  @Endpoint('POST /bindings')
  @AllowSignedIn()
  create(@Me() me: Actor, @Body() body: CreateBindingDto, @Ip() address: string): Promise<BindingView> {
    return this.bindings.create(me, body, address);
  }

  @Endpoint('GET /bindings')
  @Allow('resident', 'grid_leader', 'community_staff')
  list(
    @Me() me: Actor,
    @Paged() paging: Paging,
    @Query('status') status?: string,
  ): Promise<Page<BindingView[]>> {
    return this.bindings.list(me, paging, status);
  }

  @Endpoint('GET /me/bindings')
  @AllowSignedIn()
  mine(@Me() me: Actor, @Paged() paging: Paging): Promise<Page<BindingView[]>> {
    return this.bindings.mine(me, paging);
  }

  @Endpoint('POST /bindings/:id/answer')
  @Allow('resident', 'grid_leader', 'community_staff')
  answer(@Me() me: Actor, @Param('id') id: string, @Body() body: AnswerBindingDto): Promise<BindingView> {
    return this.bindings.answer(me, id, body);
  }

  @Endpoint('POST /bindings/:id/withdraw')
  @AllowSignedIn()
  withdraw(@Me() me: Actor, @Param('id') id: string): Promise<BindingView> {
    return this.bindings.withdraw(me, id);
  }
}
