import type { Room } from '../room';
import { NumberSeries } from './number-series.entity';
import { NumberSeries1763980000000 } from './migrations/1763980000000-number-series';

export const numbersRoom: Room = {
  entities: [NumberSeries],
  migrations: [NumberSeries1763980000000],
};
