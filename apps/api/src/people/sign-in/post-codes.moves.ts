import type { Tx } from '../../ground/db/db';
import { PostCode } from './post-code.entity';

/** All that is ever written of the codes by which a post is taken. */
export const postCodes = {
  add: (tx: Tx, code: Omit<PostCode, 'usedAt' | 'usedById'>): Promise<void> =>
    tx.insert(PostCode, [{ ...code, usedAt: null, usedById: null }]),

  /** Those of a person that nobody used: another one is given, or they may be taken no more. */
  forget: (tx: Tx, personId: string): Promise<number> =>
    tx.run('DELETE FROM post_codes WHERE personId = ? AND usedAt IS NULL', [personId]),

  /** What was to move a lost account: it stays where it is. */
  forgetMove: (tx: Tx, personId: string): Promise<number> =>
    tx.run(`DELETE FROM post_codes WHERE personId = ? AND kind = 'account' AND usedAt IS NULL`, [personId]),

  /** Used; none where somebody was quicker. */
  use: (tx: Tx, id: string, usedById: string, now: string): Promise<number> =>
    tx.run('UPDATE post_codes SET usedAt = ?, usedById = ? WHERE id = ? AND usedAt IS NULL', [
      now,
      usedById,
      id,
    ]),
};
