import type { Room } from '../../ground/room';
import { Attempt } from './attempt.entity';
import { AttemptsService } from './attempts.service';

export const attemptsRoom: Room = {
  services: [AttemptsService],
  entities: [Attempt],
};
