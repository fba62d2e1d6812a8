import type { WindowView } from './views';

export interface WindowsRoutes {
  'GET /windows': { reply: WindowView[] };
}
