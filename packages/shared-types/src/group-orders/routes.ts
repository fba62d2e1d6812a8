import type { ReasonDto } from '../ground/dto';
import type { PageQuery } from '../ground/paging';
import type { ConfirmGroupOrdersDto } from './dto';
import type { GroupOrderStatus } from './status';
import type { GroupOrderView, GroupRollUpView, NeighbourView, RoundRollUpView } from './views';

export interface GroupOrdersRoutes {
  'GET /rounds/:id/roll-up': { reply: RoundRollUpView };
  'GET /group-orders': {
    query: PageQuery & { roundId?: string; windowId?: string; status?: GroupOrderStatus };
    reply: GroupOrderView[];
  };
  'GET /group-orders/:id': { reply: GroupOrderView };
  'GET /group-orders/:id/roll-up': { reply: GroupRollUpView };
  'GET /group-orders/:id/households': { reply: NeighbourView[] };
  'POST /group-orders/confirm': { body: ConfirmGroupOrdersDto; reply: GroupOrderView[] };
  'POST /group-orders/:id/reopen': { body: ReasonDto; reply: GroupOrderView };
  'POST /group-orders/:id/cancel': { body: ReasonDto; reply: GroupOrderView };
  'POST /group-orders/:id/undeliverable': { body: ReasonDto; reply: GroupOrderView };
}

export const groupOrdersPages = { 'GET /group-orders': '' } as const satisfies Partial<
  Record<keyof GroupOrdersRoutes, string>
>;
