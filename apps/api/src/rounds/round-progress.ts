import { Injectable } from '@nestjs/common';
import { Clock } from '../clock';
import { Db } from '../db/db';
import { orderedByRound } from './rounds.sql';

/** How far a round is, without anybody's name: households that submitted, and fen of their lists. */
export interface RoundProgress {
  orderedHouseholds: number;
  orderedFen: number;
}

const FRESH_MS = 3000;
const NOTHING: RoundProgress = { orderedHouseholds: 0, orderedFen: 0 };

/** Rounds' progress in memory, at most three seconds old: every household's first page asks for all open rounds. */
@Injectable()
export class RoundProgressBook {
  private readonly known = new Map<string, { progress: RoundProgress; readAt: number }>();

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** The progress of each of these rounds; of one without orders zeros. */
  async of(roundIds: readonly string[]): Promise<(roundId: string) => RoundProgress> {
    const now = this.clock.ms();
    const stale = roundIds.filter((id) => {
      const { readAt = -Infinity } = this.known.get(id) ?? {};
      return Math.abs(now - readAt) >= FRESH_MS;
    });
    if (stale.length > 0) {
      const read = await orderedByRound(this.db, stale);
      for (const id of stale) this.known.set(id, { progress: read.get(id) ?? NOTHING, readAt: now });
    }
    return (id) => this.known.get(id)?.progress ?? NOTHING;
  }
}
