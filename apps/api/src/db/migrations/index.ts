import { Schema1763700000000 } from './1763700000000-schema';
import { Money1763800000000 } from './1763800000000-money';
import { Payments1763810000000 } from './1763810000000-payments';
import { Refunds1763820000000 } from './1763820000000-refunds';

export const migrations = [
  Schema1763700000000,
  Money1763800000000,
  Payments1763810000000,
  Refunds1763820000000,
];
