import type { Room } from '../../ground/room';
import { DeputiesController } from './deputies.controller';
import { DeputiesService } from './deputies.service';
import { DeputyRequest } from './deputy-request.entity';
import { DeputyRequestsService } from './deputy-requests.service';
import { HandOver } from './hand-over.entity';
import { HandOversService } from './hand-overs.service';

export const postsRoom: Room = {
  controllers: [DeputiesController],
  services: [DeputiesService, DeputyRequestsService, HandOversService],
  entities: [DeputyRequest, HandOver],
};
