import { Schema1763700000000 } from './1763700000000-schema';

export const migrations = [Schema1763700000000];
