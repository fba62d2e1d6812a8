import type { Room } from '../../ground/room';
import { PayeesOfBefore } from './payees-of-before.service';
import { PayeesController } from './payees.controller';
import { PayeesService } from './payees.service';

export const payeesRoom: Room = {
  controllers: [PayeesController],
  services: [PayeesService, PayeesOfBefore],
};
