import type { PageQuery } from '../ground/paging';
import type { DriverView, SupermarketView } from './views';

export interface SupermarketsRoutes {
  'GET /supermarkets': { reply: SupermarketView[] };
  'GET /supermarkets/:id/drivers': { query: PageQuery; reply: DriverView[] };
}

export const supermarketsPages = { 'GET /supermarkets/:id/drivers': '' } as const satisfies Partial<
  Record<keyof SupermarketsRoutes, string>
>;
