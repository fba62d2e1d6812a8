import type { Room } from '../../ground/room';
import { Bag, BagEvent, BagLine } from './bag.entity';

export const bagsRoom: Room = {
  entities: [Bag, BagLine, BagEvent],
};
