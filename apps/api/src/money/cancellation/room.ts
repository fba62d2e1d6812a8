import { LoadEndsService } from './load-ends.service';
import { CancellationController } from './cancellation.controller';
import type { Room } from '../../ground/room';
import { CancellationService } from './cancellation.service';
import { RoundCancellationService } from './round-cancellation.service';
import { UndeliveredService } from './undelivered.service';

export const cancellationRoom: Room = {
  controllers: [CancellationController],
  services: [LoadEndsService, RoundCancellationService, CancellationService, UndeliveredService],
};
