import type { Tx } from '../../ground/db/db';
import { HandOver } from './hand-over.entity';

/** What its holder proposes; the rest is written as it is signed, or ends. */
type Proposal = Omit<HandOver, 'signedBalanceFen' | 'signedAt' | 'endedAt'>;

/** All that is ever written of hand-overs. Who calls holds the posts locked, which they stand over. */
export const handOvers = {
  propose: (tx: Tx, proposal: Proposal): Promise<void> =>
    tx.insert(HandOver, [{ ...proposal, signedBalanceFen: null, signedAt: null, endedAt: null }]),

  sign: (
    tx: Tx,
    id: string,
    { signedBalanceFen, signedAt }: { signedBalanceFen: number; signedAt: string },
  ): Promise<number> =>
    tx.run('UPDATE hand_overs SET signedBalanceFen = ?, signedAt = ? WHERE id = ?', [
      signedBalanceFen,
      signedAt,
      id,
    ]),

  /** Those that wait for the signature of a deputy who stands in no more. */
  endUnsigned: (tx: Tx, deputyGrantId: string, now: string): Promise<number> =>
    tx.run(
      'UPDATE hand_overs SET endedAt = ? WHERE deputyGrantId = ? AND signedAt IS NULL AND endedAt IS NULL',
      [now, deputyGrantId],
    ),
};
