import type { HealthView } from './views';

export interface HealthRoutes {
  'GET /health/live': { reply: { status: 'live' } };
  'GET /health/ready': { reply: HealthView; refused: HealthView };
}
