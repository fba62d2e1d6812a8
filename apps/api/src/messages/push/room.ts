import type { Room } from '../../ground/room';
import { PushController } from './push.controller';
import { PushService } from './push.service';

export const pushRoom: Room = {
  controllers: [PushController],
  services: [PushService],
};
