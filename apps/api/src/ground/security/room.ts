import type { Room } from '../room';
import { SecurityEvent } from './security-event.entity';
import { SecurityLog } from './security-log';

export const securityRoom: Room = {
  services: [SecurityLog],
  entities: [SecurityEvent],
};
