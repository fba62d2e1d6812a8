import type { Instant } from '../ground/instant';

/** Whether the service can serve. What it serves, and with what, is told in a demonstration and to district administrators alone. */
export interface HealthView {
  status: 'ready' | 'not_ready';
  now: Instant;
  engine?: 'sqlite' | 'mysql';
  version?: string;
  plan?: string;
  households?: number;
  openRounds?: number;
}
