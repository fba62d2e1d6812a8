import { isDuplicate, type Tx } from '../db/db';
import type { NumberSeries } from './number-series.entity';
import { numberSeries } from './number-series.moves';

/**
 * The next number of a series, from 1. Its row stays locked until the transaction ends: who comes at the same time
 * waits and gets the next one, and a transaction that rolls back leaves no gap.
 */
export async function nextNumber(tx: Tx, series: string): Promise<number> {
  if ((await numberSeries.advance(tx, series)) === 0) await begin(tx, series);
  const row = await tx.one<NumberSeries>('SELECT * FROM number_series WHERE series = ?', [series]);
  if (!row) throw new Error(`no series ${series}`);
  return row.last;
}

/** Of two that begin a series at once the later one goes on from the earlier. */
async function begin(tx: Tx, series: string): Promise<void> {
  try {
    await numberSeries.begin(tx, series);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    await numberSeries.advance(tx, series);
  }
}
