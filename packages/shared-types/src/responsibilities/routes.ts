import type { PageQuery } from '../ground/paging';
import type { CreateResponsibilityDto, EndResponsibilityDto } from './dto';
import type { ResponsibilityView } from './views';

export interface ResponsibilitiesRoutes {
  /** Those of one's places that are in force; `ended`: those that were. */
  'GET /responsibilities': { query: PageQuery & { state?: 'held' | 'ended' }; reply: ResponsibilityView[] };
  'POST /responsibilities': { body: CreateResponsibilityDto; reply: ResponsibilityView };
  'POST /responsibilities/:id/end': { body: EndResponsibilityDto; reply: ResponsibilityView };
}

export const responsibilitiesPages = { 'GET /responsibilities': '' } as const satisfies Partial<
  Record<keyof ResponsibilitiesRoutes, string>
>;
