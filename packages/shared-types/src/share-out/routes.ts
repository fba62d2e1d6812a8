import type { PageQuery } from '../ground/paging';
import type { ShareOutView } from './views';

export interface ShareOutRoutes {
  'GET /rounds/:id/share-out': { query: PageQuery; reply: ShareOutView };
}

export const shareOutPages = { 'GET /rounds/:id/share-out': 'claims' } as const satisfies Partial<
  Record<keyof ShareOutRoutes, string>
>;
