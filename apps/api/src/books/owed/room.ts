import type { Room } from '../../ground/room';
import { RefundItem } from './refund-item.entity';

export const owedRoom: Room = {
  entities: [RefundItem],
};
