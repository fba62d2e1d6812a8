import { Controller, Param } from '@nestjs/common';
import type { WindowProgressView } from '@cailan/shared-types';
import { Allow, Endpoint, Me, type Actor } from '../http/endpoint';
import { ProgressService } from './progress.service';

@Controller()
export class ProgressController {
  constructor(private readonly progress: ProgressService) {}

  @Endpoint('GET /windows/:id/progress')
  @Allow('grid_leader', 'floor_captain', 'community_staff', 'supermarket_staff', 'district_admin')
  get(@Me() me: Actor, @Param('id') id: string): Promise<WindowProgressView> {
    return this.progress.get(me, id);
  }
}
