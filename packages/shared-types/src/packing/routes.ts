import type { BagView } from '../bags/views';
import type { GroupOrderView } from '../group-orders/views';
import type { PackHouseholdDto, SetCratesDto } from './dto';
import type { PackSheetView } from './views';

export interface PackingRoutes {
  'GET /group-orders/:id/pack-sheet': { reply: PackSheetView };
  'POST /household-orders/:id/pack': { body: PackHouseholdDto; reply: { bags: BagView[] } };
  'PUT /group-orders/:id/crates': { body: SetCratesDto; reply: GroupOrderView };
}
