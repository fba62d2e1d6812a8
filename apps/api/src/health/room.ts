import type { Room } from '../ground/room';
import { HealthController } from './health.controller';
import { Readiness } from './readiness';

export const healthRoom: Room = {
  controllers: [HealthController],
  services: [Readiness],
};
