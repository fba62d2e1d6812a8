import type { Room } from '../../ground/room';
import { PlanViewService } from './plan-view.service';
import { PlanController } from './plan.controller';

export const planRoom: Room = {
  controllers: [PlanController],
  services: [PlanViewService],
};
