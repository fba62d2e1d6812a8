import type { DistrictView } from './views';

export interface DistrictRoutes {
  /** The plan in force, for those who see to it. */
  'GET /district': { reply: DistrictView };
}
