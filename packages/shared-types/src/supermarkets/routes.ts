import type { PageQuery } from '../ground/paging';
import type { DriverView, SupermarketView, SupplierTermsView } from './views';

export interface SupermarketsRoutes {
  'GET /supermarkets': { reply: SupermarketView[] };
  /** What the plan says of the supplier: whom it serves, when, and with which vehicles. */
  'GET /supermarkets/:id/terms': { reply: SupplierTermsView };
  'GET /supermarkets/:id/drivers': { query: PageQuery; reply: DriverView[] };
}

export const supermarketsPages = { 'GET /supermarkets/:id/drivers': '' } as const satisfies Partial<
  Record<keyof SupermarketsRoutes, string>
>;
