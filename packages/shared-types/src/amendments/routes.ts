import type { ReasonDto } from '../ground/dto';
import type { PageQuery } from '../ground/paging';
import type {
  CancelWindowDto,
  ChangeCeilingsDto,
  ChangeDropPointDto,
  ChangeLimitsDto,
  MoveWindowDto,
  PointCapacityDto,
} from './dto';
import type { AmendmentView } from './views';

export interface AmendmentsRoutes {
  /** What was changed of the plan, the newest first. */
  'GET /amendments': { query: PageQuery; reply: AmendmentView[] };
  /** Withdraws a change that has not begun. */
  'POST /amendments/:id/withdraw': { body: ReasonDto; reply: AmendmentView };
  /** Moves a day's window: its rounds, loads and households move along. */
  'PUT /delivery-windows/:id': { body: MoveWindowDto; reply: AmendmentView };
  /** Cancels a day's window: its rounds are cancelled and what was paid goes back. */
  'POST /delivery-windows/:id/cancel': { body: CancelWindowDto; reply: AmendmentView };
  'PUT /delivery-windows/:id/points/:dropPointId': { body: PointCapacityDto; reply: AmendmentView };
  'PUT /drop-points/:id': { body: ChangeDropPointDto; reply: AmendmentView };
  'PUT /class-limits': { body: ChangeLimitsDto; reply: AmendmentView };
  'PUT /price-ceilings': { body: ChangeCeilingsDto; reply: AmendmentView };
}

export const amendmentsPages = { 'GET /amendments': '' } as const satisfies Partial<
  Record<keyof AmendmentsRoutes, string>
>;
