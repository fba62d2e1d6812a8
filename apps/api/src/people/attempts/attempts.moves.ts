import type { Tx } from '../../ground/db/db';
import { Attempt } from './attempt.entity';

/** All that is ever written of attempts. */
export const attempts = {
  /** The first of a bucket and window. */
  begin: (tx: Tx, attempt: Attempt): Promise<void> => tx.insert(Attempt, [attempt]),

  /** One more; false where there was none yet, or `most` were made. */
  async count(
    tx: Tx,
    { bucket, windowStart }: Pick<Attempt, 'bucket' | 'windowStart'>,
    most: number,
  ): Promise<boolean> {
    const counted = await tx.run(
      'UPDATE attempts SET count = count + 1 WHERE bucket = ? AND windowStart = ? AND count < ?',
      [bucket, windowStart, most],
    );
    return counted === 1;
  },

  /** Those of windows that began before the instant. */
  drop: (tx: Tx, before: string): Promise<number> =>
    tx.run('DELETE FROM attempts WHERE windowStart < ?', [before]),
};
