import type { Room } from '../../ground/room';
import { DuesTick } from './dues-tick.entity';

export const duesRoom: Room = {
  entities: [DuesTick],
};
