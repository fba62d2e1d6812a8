import type { Room } from '../../ground/room';
import { HouseholdOrder, HouseholdOrderLine } from './household-order.entity';

export const householdOrdersRoom: Room = {
  entities: [HouseholdOrder, HouseholdOrderLine],
};
