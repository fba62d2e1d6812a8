import { pickRound } from '../goods/picking/picking.sql';
import type { Clock } from '../ground/clock';
import type { Db } from '../ground/db/db';
import { refuse } from '../ground/refused';
import { headOf, type PaperHead } from './paper-head';

/** The head of a round's papers. Asks nobody for the right to it. @throws Refused `not_found` where there is no round. */
export async function roundHead(db: Db, clock: Clock, roundId: string): Promise<PaperHead> {
  return headOf((await pickRound(db, clock, roundId)) ?? refuse('not_found'));
}
