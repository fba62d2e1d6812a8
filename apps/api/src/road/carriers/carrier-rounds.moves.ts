import type { Tx } from '../../ground/db/db';
import { CarrierRound, CarrierRoundPart } from './carrier-round.entity';

/** All that is ever written of carriers' rounds. Who calls holds the window's row at the point locked. */
export const carrierRounds = {
  async plan(tx: Tx, rounds: readonly CarrierRound[], parts: readonly CarrierRoundPart[]): Promise<void> {
    await tx.insert(CarrierRound, rounds);
    await tx.insert(CarrierRoundPart, parts);
  },

  /** A point's rounds of a window are planned anew, before anybody has begun one. */
  async drop(tx: Tx, windowId: string, dropPointId: string): Promise<void> {
    const where = [windowId, dropPointId];
    await tx.run(
      `DELETE FROM carrier_round_parts WHERE carrierRoundId IN (
         SELECT id FROM carrier_rounds WHERE windowId = ? AND dropPointId = ?)`,
      where,
    );
    await tx.run('DELETE FROM carrier_rounds WHERE windowId = ? AND dropPointId = ?', where);
  },
};
