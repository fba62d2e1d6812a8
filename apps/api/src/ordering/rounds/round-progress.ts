import { Injectable } from '@nestjs/common';
import { Clock } from '../../ground/clock';
import { Db, type Reader } from '../../ground/db/db';
import { Shared, TtlCache } from '../../ground/kept';
import { orderedByRound, type RoundProgress } from './rounds.sql';

const FRESH_MS = 3000;
const MOST_ROUNDS = 2000;
const NOTHING: RoundProgress = { orderedHouseholds: 0, orderedFen: 0 };

/** Rounds' progress in memory, at most three seconds old: every household's first page asks for all open rounds. */
@Injectable()
export class RoundProgressCache {
  private readonly known: TtlCache<RoundProgress>;

  private readonly reading = new Shared<Map<string, RoundProgress>>();

  constructor(
    private readonly db: Db,
    clock: Clock,
  ) {
    this.known = new TtlCache(clock, FRESH_MS, MOST_ROUNDS);
  }

  /** The progress of each of these rounds; of one without orders zeros. What a transaction reads is not kept. */
  async of(roundIds: readonly string[], sql: Reader = this.db): Promise<(roundId: string) => RoundProgress> {
    const found = new Map<string, RoundProgress>();
    const stale = roundIds.filter((id) => {
      const known = this.known.get(id);
      if (known) found.set(id, known);
      return !known;
    });
    if (stale.length > 0) {
      const read = await this.read(stale, sql);
      for (const id of stale) {
        const progress = read.get(id) ?? NOTHING;
        found.set(id, progress);
        if (sql === this.db) this.known.set(id, progress);
      }
    }
    return (id) => found.get(id) ?? NOTHING;
  }

  private read(roundIds: readonly string[], sql: Reader): Promise<Map<string, RoundProgress>> {
    if (sql !== this.db) return orderedByRound(sql, roundIds);
    return this.reading.read(roundIds.join(), () => orderedByRound(sql, roundIds));
  }
}
