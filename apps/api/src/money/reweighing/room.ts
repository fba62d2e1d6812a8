import { ReweighingController } from './reweighing.controller';
import type { Room } from '../../ground/room';
import { ReweighingService } from './reweighing.service';

export const reweighingRoom: Room = {
  controllers: [ReweighingController],
  services: [ReweighingService],
};
