import type { Room } from '../ground/room';
import { PlanLoader } from './plan.loader';

export const plansRoom: Room = {
  services: [PlanLoader],
};
