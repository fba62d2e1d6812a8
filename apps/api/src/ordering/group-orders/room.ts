import type { Room } from '../../ground/room';
import { GroupOrder, GroupOrderLine } from './group-order.entity';
import { GroupOrdersController } from './group-orders.controller';
import { GroupOrdersService } from './group-orders.service';

export const groupOrdersRoom: Room = {
  controllers: [GroupOrdersController],
  services: [GroupOrdersService],
  entities: [GroupOrder, GroupOrderLine],
};
