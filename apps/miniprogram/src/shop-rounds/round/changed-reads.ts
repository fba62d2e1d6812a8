/** What is read anew after a round moved on. */
export const ROUND_READS = [
  'GET /rounds',
  'GET /rounds/:id',
  'GET /rounds/:id/totals',
  'GET /rounds/:id/statement',
  'GET /group-orders',
  'GET /windows/:id/progress',
] as const;
