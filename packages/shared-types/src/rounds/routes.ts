import type { ReasonDto } from '../ground/dto';
import type { PageQuery } from '../ground/paging';
import type { CreateRoundDto, ExtendRoundDto, SetOffersDto } from './dto';
import type { RoundStatus } from './status';
import type { RoundDetailView, RoundTotalsView, RoundView } from './views';

export interface RoundsRoutes {
  'GET /rounds': { query: PageQuery & { windowId?: string; status?: RoundStatus }; reply: RoundView[] };
  'POST /rounds': { body: CreateRoundDto; reply: RoundView };
  'GET /rounds/:id': { reply: RoundDetailView };
  'PUT /rounds/:id/offers': { body: SetOffersDto; reply: RoundDetailView };
  'POST /rounds/:id/open': { reply: RoundView };
  'POST /rounds/:id/close': { reply: RoundView };
  'POST /rounds/:id/extend': { body: ExtendRoundDto; reply: RoundView };
  'POST /rounds/:id/cancel': { body: ReasonDto; reply: RoundDetailView };
  'GET /rounds/:id/totals': { reply: RoundTotalsView };
}

export const roundsPages = { 'GET /rounds': '' } as const satisfies Partial<
  Record<keyof RoundsRoutes, string>
>;
