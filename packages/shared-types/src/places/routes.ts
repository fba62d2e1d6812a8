import type { CommunityView, HouseholdView } from './views';

export interface PlacesRoutes {
  'GET /households/:id': { reply: HouseholdView };
  'GET /communities': { reply: CommunityView[] };
}
