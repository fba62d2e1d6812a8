import type { PageQuery } from '../ground/paging';
import type { LossBearerDto } from './dto';
import type { LossView } from './views';

export interface LossesRoutes {
  'GET /windows/:id/losses': { query: PageQuery; reply: LossView[] };
  'POST /bags/:code/bearer': { body: LossBearerDto; reply: LossView };
}

export const lossesPages = { 'GET /windows/:id/losses': '' } as const satisfies Partial<
  Record<keyof LossesRoutes, string>
>;
