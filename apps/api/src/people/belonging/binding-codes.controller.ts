import { Body, Controller, Ip, Param } from '@nestjs/common';
import type { BindingTargetView, BuildingCodeView, InvitationView } from '@cailan/shared-types';
import { ClientKeyDto, CreateInvitationDto } from '@cailan/shared-types/dto';
import { Allow, AllowSignedIn, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { Paged, type Page, type Paging } from '../../ground/http/pages';
import { BindingCodesService } from './binding-codes.service';

@Controller()
export class BindingCodesController {
  constructor(private readonly codes: BindingCodesService) {}

  @Endpoint('GET /binding-codes/:code')
  @AllowSignedIn()
  target(@Me() me: Actor, @Param('code') code: string, @Ip() address: string): Promise<BindingTargetView> {
    return this.codes.target(me, code, address);
  }

  @Endpoint('GET /building-codes')
  @Allow('grid_leader', 'community_staff')
  list(@Me() me: Actor, @Paged() paging: Paging): Promise<Page<BuildingCodeView[]>> {
    return this.codes.page(me, paging);
  }

  @Endpoint('POST /building-codes/:placeId/renew')
  @Allow('grid_leader', 'community_staff')
  renew(
    @Me() me: Actor,
    @Param('placeId') placeId: string,
    @Body() body: ClientKeyDto,
  ): Promise<BuildingCodeView> {
    return this.codes.renew(me, placeId, body);
  }

  @Endpoint('POST /invitations')
  @Allow('resident', 'grid_leader', 'community_staff')
  invite(@Me() me: Actor, @Body() body: CreateInvitationDto): Promise<InvitationView> {
    return this.codes.invite(me, body);
  }
}
