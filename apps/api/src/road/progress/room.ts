import type { Room } from '../../ground/room';
import { ProgressController } from './progress.controller';
import { ProgressService } from './progress.service';

export const progressRoom: Room = {
  controllers: [ProgressController],
  services: [ProgressService],
};
