import { Injectable, type OnModuleInit } from '@nestjs/common';
import { keeping } from '@cailan/shared-types';
import { Clock, machine } from '../../ground/clock';
import { Db } from '../../ground/db/db';
import { FileStore } from '../../ground/store/file-store';
import { JobsService } from '../../ground/jobs/jobs.service';
import { Person } from '../people/person.entity';
import { sessions } from '../sign-in/sessions.moves';
import { ErasureService } from './erasure.service';
import type { Ending } from './personal-column';
import { PERSONAL } from './personal-columns';
import { forgetPictures } from './pictures';
import { endStaleDrafts, newcomersToForget, picturesToRemove } from './retention.sql';

const DAY_SECONDS = 86_400;
const AT_ONCE = 500;
/** So many batches a rule and run: what is left is taken up an hour later, so that no run holds the database for long. */
const MOST_BATCHES = 20;
const AGAIN_SECONDS = 3600;

/** Ends, day by day, what the table of personal columns says is due (`personal-columns.ts`). */
@Injectable()
export class RetentionService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
    private readonly store: FileStore,
    private readonly erasure: ErasureService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<object>('retention', () => this.run());
    this.jobs.handle<{ ids: string[] }>('pictures.remove', ({ ids }) => this.remove(ids));
  }

  /** Has the job run from today on. */
  begin(): Promise<void> {
    return this.plan(this.clock.now());
  }

  private async run(): Promise<void> {
    let left = false;
    for (const [name, { ends }] of Object.entries(PERSONAL)) {
      const [table = '', column = ''] = name.split('.');
      // Pictures take their bytes along.
      if (table !== 'stored_files') left = (await this.end(table, column, ends)) || left;
    }
    left = (await this.removePictures()) || left;
    left =
      (await this.inBatches(() => endStaleDrafts(this.db, this.ago(keeping.draft.days), AT_ONCE))) || left;
    left = (await this.inBatches(() => this.forgetNewcomers())) || left;
    await this.dropSessions();
    // What was overwritten still stands in the embedded engine's log until that is written back.
    if (this.db.engine === 'sqlite') await this.db.many('PRAGMA wal_checkpoint(TRUNCATE)');
    await this.plan(this.clock.in(left ? AGAIN_SECONDS : DAY_SECONDS));
  }

  private plan(at: string): Promise<void> {
    return this.db.transaction((tx) =>
      this.jobs.add(tx, 'retention', {}, at, `retention:${at.slice(0, 13)}`),
    );
  }

  /** Whether something of it is left for the next run. */
  private end(table: string, column: string, ends: Ending): Promise<boolean> {
    if ('with' in ends) return Promise.resolve(false);
    const { days, of, where = '1 = 1', by } = 'rows' in ends ? ends.rows : ends.emptied;
    const to = 'emptied' in ends ? ends.emptied.to : undefined;
    const stillThere =
      to === undefined ? '1 = 1' : to === null ? `${column} IS NOT NULL` : `${column} <> '${to}'`;
    return this.inBatches(async () => {
      const due = await this.db.many<{ id: string }>(
        `SELECT id FROM ${table} WHERE ${of} < ? AND ${stillThere} AND (${where}) ORDER BY id LIMIT ${AT_ONCE}`,
        [this.ago(days)],
      );
      const ids = due.map(({ id }) => id);
      if (ids.length > 0) await this.db.transaction((tx) => by(tx, ids));
      return ids.length;
    });
  }

  private removePictures(): Promise<boolean> {
    return this.inBatches(async () => {
      const ids = await picturesToRemove(this.db, this.ago(keeping.picture.days), AT_ONCE);
      await this.remove(ids);
      return ids.length;
    });
  }

  /** People who signed in once and never belonged anywhere. */
  private async forgetNewcomers(): Promise<number> {
    const ids = await newcomersToForget(this.db, this.ago(keeping.newcomer.days), AT_ONCE);
    for (const id of ids)
      await this.db.transaction(async (tx) => {
        const person = await tx.lockById(Person, id);
        if (person) await this.erasure.forget(tx, person);
      });
    return ids.length;
  }

  /** Their instants are real time. */
  private async dropSessions(): Promise<void> {
    const before = new Date(machine.ms() - keeping.endedSession.days * DAY_SECONDS * 1000).toISOString();
    await this.db.transaction((tx) => sessions.drop(tx, before));
  }

  /** Bytes first: a row without bytes is nothing to anybody, bytes without a row would stay. */
  private async remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) await this.store.remove(id);
    if (ids.length > 0) await this.db.transaction((tx) => forgetPictures(tx, ids));
  }

  private async inBatches(batch: () => Promise<number>): Promise<boolean> {
    for (let i = 0; i < MOST_BATCHES; i++) if ((await batch()) < AT_ONCE) return false;
    return true;
  }

  private ago(days: number): string {
    return this.clock.in(-days * DAY_SECONDS);
  }
}
