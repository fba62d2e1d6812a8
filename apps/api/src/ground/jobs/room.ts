import type { Room } from '../room';
import { Job } from './job.entity';
import { JobsService } from './jobs.service';

export const jobsRoom: Room = {
  services: [JobsService],
  entities: [Job],
};
