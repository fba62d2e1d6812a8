import { Controller, Param } from '@nestjs/common';
import type { HouseholdView } from '@cailan/shared-types';
import { Allow, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { HouseholdsService } from './households.service';

@Controller()
export class HouseholdsController {
  constructor(private readonly households: HouseholdsService) {}

  @Endpoint('GET /households/:id')
  @Allow('resident', 'grid_leader', 'floor_captain')
  get(@Me() me: Actor, @Param('id') id: string): Promise<HouseholdView> {
    return this.households.get(me, id);
  }
}
