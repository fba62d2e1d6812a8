import type { PageQuery } from '../ground/paging';
import type { UnservedView, WindowExceptionView, WindowProgressView } from './views';

export interface ProgressRoutes {
  'GET /windows/:id/progress': { reply: WindowProgressView };
  'GET /windows/:id/unserved': { query: PageQuery; reply: UnservedView[] };
  'GET /windows/:id/exceptions': { query: PageQuery; reply: WindowExceptionView[] };
}

export const progressPages = {
  'GET /windows/:id/unserved': '',
  'GET /windows/:id/exceptions': '',
} as const satisfies Partial<Record<keyof ProgressRoutes, string>>;
