import { Controller } from '@nestjs/common';
import type { DistrictView } from '@cailan/shared-types';
import { Allow, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { PlanViewService } from './plan-view.service';

@Controller()
export class PlanController {
  constructor(private readonly plan: PlanViewService) {}

  @Endpoint('GET /district')
  @Allow('district_admin', 'inspector')
  get(@Me() me: Actor): Promise<DistrictView> {
    return this.plan.mine(me);
  }
}
