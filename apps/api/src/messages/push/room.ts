import type { Room } from '../../ground/room';
import { NoticesController } from './notices.controller';
import { NoticesService } from './notices.service';

export const pushRoom: Room = {
  controllers: [NoticesController],
  services: [NoticesService],
};
