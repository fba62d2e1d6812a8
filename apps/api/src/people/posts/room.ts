import type { Room } from '../../ground/room';
import { DeputiesController } from './deputies.controller';
import { DeputiesService } from './deputies.service';
import { DeputyRequest } from './deputy-request.entity';
import { DeputyRequestsService } from './deputy-requests.service';
import { HandOver } from './hand-over.entity';
import { HandOversService } from './hand-overs.service';
import { DeputyRequests1763930100000 } from './migrations/1763930100000-deputy-requests';

export const postsRoom: Room = {
  controllers: [DeputiesController],
  services: [DeputiesService, DeputyRequestsService, HandOversService],
  entities: [DeputyRequest, HandOver],
  migrations: [DeputyRequests1763930100000],
};
