import { Schema1763700000000 } from './1763700000000-schema';
import { Money1763800000000 } from './1763800000000-money';
import { Identity1763830000000 } from './1763830000000-identity';

export const migrations = [Schema1763700000000, Money1763800000000, Identity1763830000000];
