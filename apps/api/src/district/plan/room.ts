import type { Room } from '../../ground/room';
import { PlanAmendment } from './amendment.entity';
import { PlanAmendments1764803001000 } from './migrations/1764803001000-plan-amendments';
import { PlanViewService } from './plan-view.service';
import { PlanController } from './plan.controller';

export const planRoom: Room = {
  controllers: [PlanController],
  services: [PlanViewService],
  entities: [PlanAmendment],
  migrations: [PlanAmendments1764803001000],
};
