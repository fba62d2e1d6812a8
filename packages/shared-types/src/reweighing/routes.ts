import type { Done } from '../ground/done';
import type { ReweighDto } from './dto';

export interface ReweighingRoutes {
  'PUT /household-orders/:id/weights': { body: ReweighDto; reply: Done };
}
