import type { CheckOffView } from '../handoffs/views';
import type { DoorDto, ResolveBagDto } from './dto';
import type { DoorView, FloorListView } from './views';

export interface DoorsRoutes {
  'GET /windows/:id/floor': {
    query: {
      /** Left out: all of the captain's. */
      deliveryGroupId?: string;
    };
    reply: FloorListView;
  };
  'POST /windows/:id/households/:householdId/door': { body: DoorDto; reply: DoorView };
  'POST /bags/:code/resolution': { body: ResolveBagDto; reply: CheckOffView };
}
