import { Controller, Param } from '@nestjs/common';
import type { UnservedView, WindowExceptionView, WindowProgressView } from '@cailan/shared-types';
import { Allow, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { Paged, type Page, type Paging } from '../../ground/http/pages';
import { ProgressService } from './progress.service';

@Controller()
export class ProgressController {
  constructor(private readonly progress: ProgressService) {}

  @Endpoint('GET /windows/:id/progress')
  @Allow(
    'grid_leader',
    'floor_captain',
    'committee',
    'community_staff',
    'supermarket_staff',
    'district_admin',
  )
  get(@Me() me: Actor, @Param('id') id: string): Promise<WindowProgressView> {
    return this.progress.get(me, id);
  }

  @Endpoint('GET /windows/:id/unserved')
  @Allow('grid_leader', 'floor_captain', 'committee', 'community_staff', 'district_admin')
  unserved(@Me() me: Actor, @Param('id') id: string, @Paged() paging: Paging): Promise<Page<UnservedView[]>> {
    return this.progress.unserved(me, id, paging);
  }

  @Endpoint('GET /windows/:id/exceptions')
  @Allow('grid_leader', 'floor_captain', 'committee', 'community_staff', 'district_admin')
  exceptions(
    @Me() me: Actor,
    @Param('id') id: string,
    @Paged() paging: Paging,
  ): Promise<Page<WindowExceptionView[]>> {
    return this.progress.exceptions(me, id, paging);
  }
}
