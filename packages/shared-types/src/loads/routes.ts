import type { Done } from '../ground/done';
import type { ReasonDto } from '../ground/dto';
import type { PageQuery } from '../ground/paging';
import type { ArrivalDto, CreateLoadDto, EndLoadDto, EntryDto, ReplanLoadDto } from './dto';
import type { ArrivalView, LoadView } from './views';

export interface LoadsRoutes {
  'GET /loads': { query: PageQuery & { windowId?: string }; reply: LoadView[] };
  'POST /loads': { body: CreateLoadDto; reply: LoadView };
  'GET /loads/:id': { reply: LoadView };
  'PUT /loads/:id': { body: ReplanLoadDto; reply: LoadView };
  'POST /loads/:id/dissolve': { body: ReasonDto; reply: LoadView };
  'POST /loads/:id/end': { body: EndLoadDto; reply: LoadView };
  'POST /loads/:id/arrivals': { body: ArrivalDto; reply: ArrivalView };
  /** Records that a vehicle or its people went in, where the plan closes the place to them (A8). */
  'POST /loads/:id/entries': { body: EntryDto; reply: Done };
}

export const loadsPages = { 'GET /loads': '' } as const satisfies Partial<Record<keyof LoadsRoutes, string>>;
