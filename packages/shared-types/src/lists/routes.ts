import type { ClientKeyDto } from '../ground/dto';
import type { PageQuery } from '../ground/paging';
import type { SaveListDto, SubmitListDto, WithdrawListDto } from './dto';
import type { HouseholdOrderView, ListView } from './views';

export interface ListsRoutes {
  'GET /windows/:id/list': { query: { householdId: string }; reply: ListView };
  'PUT /windows/:id/list': { body: SaveListDto; reply: ListView };
  'POST /windows/:id/list/submit': { body: SubmitListDto; reply: ListView };
  'POST /windows/:id/list/withdraw': { body: WithdrawListDto; reply: ListView };
  'GET /household-orders': {
    query: PageQuery & { householdId?: string; windowId?: string };
    reply: HouseholdOrderView[];
  };
  'GET /household-orders/:id': { reply: HouseholdOrderView };
  'POST /household-orders/:id/receipt': { body: ClientKeyDto; reply: HouseholdOrderView };
}

export const listsPages = { 'GET /household-orders': '' } as const satisfies Partial<
  Record<keyof ListsRoutes, string>
>;
