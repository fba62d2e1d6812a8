import type { Room } from '../../ground/room';
import { Responsibilities1764800005000 } from './migrations/1764800005000-responsibilities';
import { ResponsibilitiesController } from './responsibilities.controller';
import { ResponsibilitiesService } from './responsibilities.service';
import { Responsibility } from './responsibility.entity';

export const responsibilitiesRoom: Room = {
  controllers: [ResponsibilitiesController],
  services: [ResponsibilitiesService],
  entities: [Responsibility],
  migrations: [Responsibilities1764800005000],
};
