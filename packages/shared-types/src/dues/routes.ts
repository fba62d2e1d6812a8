import type { Done } from '../ground/done';
import type { ClientKeyDto } from '../ground/dto';
import type { TickDuesDto } from './dto';
import type { DuesLineView, DuesView } from './views';

export interface DuesRoutes {
  'GET /group-orders/:id/dues': { reply: DuesView };
  'POST /household-orders/:id/dues/tick': { body: TickDuesDto; reply: DuesLineView };
  'POST /household-orders/:id/dues/acknowledge': { body: ClientKeyDto; reply: Done };
}
