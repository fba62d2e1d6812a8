import type { Room } from '../../ground/room';
import { ConfirmationController } from './confirmation.controller';
import { ConfirmationService } from './confirmation.service';

export const confirmationRoom: Room = {
  controllers: [ConfirmationController],
  services: [ConfirmationService],
};
