import type { Tx } from '../db/db';
import { newId } from '../db/ids';
import { NumberSeries } from './number-series.entity';

/** All that is ever written of series of numbers: each act is the lock of its row. */
export const numberSeries = {
  /** One number further; none where the series has not begun. */
  advance: (tx: Tx, series: string): Promise<number> =>
    tx.run('UPDATE number_series SET last = last + 1 WHERE series = ?', [series]),

  begin: (tx: Tx, series: string): Promise<void> =>
    tx.insert(NumberSeries, [{ id: newId(), series, last: 1 }]),
};
