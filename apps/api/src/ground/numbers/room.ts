import type { Room } from '../room';
import { NumberSeries } from './number-series.entity';

export const numbersRoom: Room = {
  entities: [NumberSeries],
};
