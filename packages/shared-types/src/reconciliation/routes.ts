import type { PageQuery } from '../ground/paging';
import type { ReconcileDto } from './dto';
import type { ReconciliationDifferenceView, ReconciliationView } from './views';

export interface ReconciliationRoutes {
  'GET /reconciliations': {
    query: PageQuery & {
      /** The day of the bill in Asia/Shanghai, `2026-11-21`. */
      date?: string;
    };
    reply: ReconciliationView[];
  };
  'GET /reconciliations/:id/differences': { query: PageQuery; reply: ReconciliationDifferenceView[] };
  'POST /reconciliations': { body: ReconcileDto; reply: ReconciliationView[] };
}

export const reconciliationPages = {
  'GET /reconciliations': '',
  'GET /reconciliations/:id/differences': '',
} as const satisfies Partial<Record<keyof ReconciliationRoutes, string>>;
