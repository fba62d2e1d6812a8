import type { Room } from '../room';
import { SecurityEvent } from './security-event.entity';
import { SecurityLog } from './security-log';
import { SecurityEvents1763950200000 } from './migrations/1763950200000-security-events';

export const securityRoom: Room = {
  services: [SecurityLog],
  entities: [SecurityEvent],
  migrations: [SecurityEvents1763950200000],
};
