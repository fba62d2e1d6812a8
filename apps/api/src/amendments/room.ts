import type { Room } from '../ground/room';
import { AmendmentsController } from './amendments.controller';
import { AmendmentsService } from './amendments.service';
import { WindowAmendmentsService } from './window-amendments.service';

export const amendmentsRoom: Room = {
  controllers: [AmendmentsController],
  services: [AmendmentsService, WindowAmendmentsService],
};
