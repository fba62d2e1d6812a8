/** Everything that a payment changes. */
export const PAYMENT_READS = [
  'GET /payments',
  'GET /payments/:id',
  'GET /group-orders',
  'GET /group-orders/:id',
] as const;
