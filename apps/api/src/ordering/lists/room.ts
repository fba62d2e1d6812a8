import type { Room } from '../../ground/room';
import { HouseholdOrdersController } from './household-orders.controller';
import { HouseholdOrdersService } from './household-orders.service';
import { ListHistory } from './list-history';
import { ListWriter } from './list-writer';
import { ListsService } from './lists.service';

export const listsRoom: Room = {
  controllers: [HouseholdOrdersController],
  services: [ListsService, ListHistory, ListWriter, HouseholdOrdersService],
};
