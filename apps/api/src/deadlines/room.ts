import type { Room } from '../ground/room';
import { OverdueGoodsService } from './overdue-goods.service';
import { RoundDeadlinesService } from './round-deadlines.service';

export const deadlinesRoom: Room = {
  services: [OverdueGoodsService, RoundDeadlinesService],
};
