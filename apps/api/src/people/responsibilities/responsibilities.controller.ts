import { Body, Controller, Param, Query } from '@nestjs/common';
import type { ResponsibilityView } from '@cailan/shared-types';
import { CreateResponsibilityDto, EndResponsibilityDto } from '@cailan/shared-types/dto';
import { Allow, Confirmed, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { Paged, type Page, type Paging } from '../../ground/http/pages';
import { ResponsibilitiesService } from './responsibilities.service';

@Controller()
export class ResponsibilitiesController {
  constructor(private readonly responsibilities: ResponsibilitiesService) {}

  @Endpoint('GET /responsibilities')
  @Allow('district_admin', 'community_staff', 'inspector')
  list(
    @Me() me: Actor,
    @Paged() paging: Paging,
    @Query('state') state?: 'held' | 'ended',
  ): Promise<Page<ResponsibilityView[]>> {
    return this.responsibilities.list(me, state === 'ended', paging);
  }

  @Endpoint('POST /responsibilities')
  @Confirmed('appointment', '安排包保或联系人')
  @Allow('district_admin', 'community_staff')
  give(@Me() me: Actor, @Body() body: CreateResponsibilityDto): Promise<ResponsibilityView> {
    return this.responsibilities.give(me, body);
  }

  @Endpoint('POST /responsibilities/:id/end')
  @Confirmed('appointment', '结束包保或联系人')
  @Allow('district_admin', 'community_staff')
  end(
    @Me() me: Actor,
    @Param('id') id: string,
    @Body() body: EndResponsibilityDto,
  ): Promise<ResponsibilityView> {
    return this.responsibilities.end(me, id, body);
  }
}
