import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { attempts } from '../people/attempts/attempts.moves';
import { CONFIG, type Config } from '../ground/settings/config';
import { Db } from '../ground/db/db';
import { newId } from '../ground/db/ids';

export interface Standing {
  plan: string | null;
  households: number;
  openRounds: number;
}

/** What was found within this time is not looked for again, milliseconds. */
const FRESH_MS = 1000;
/** What the disk must take: more than its last block. */
const PROBE_BYTES = 65_536;

class TakenBack extends Error {}

/** Whether the database answers and takes writes, and the disk does: asked by a balancer every few seconds. */
@Injectable()
export class Readiness {
  private readonly log = new Logger('health');
  private found: { at: number; standing: Promise<Standing | undefined> } | undefined;
  private looking: Promise<Standing> | undefined;

  constructor(
    private readonly db: Db,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** How the service stands; undefined where it cannot serve. Answers within `limits.readyMs`. */
  look(): Promise<Standing | undefined> {
    const now = performance.now();
    if (!this.found || now - this.found.at > FRESH_MS) this.found = { at: now, standing: this.within() };
    return this.found.standing;
  }

  private async within(): Promise<Standing | undefined> {
    const late = new AbortController();
    // One that hangs is not joined by another at each asking.
    this.looking ??= this.probe().finally(() => (this.looking = undefined));
    const hanging = sleep(this.config.limits.readyMs, undefined, { signal: late.signal }).then(() => {
      throw new Error('the database does not answer');
    });
    try {
      return await Promise.race([this.looking, hanging]);
    } catch (error) {
      this.log.warn({ ready: false, why: error instanceof Error ? error.message : String(error) });
      return undefined;
    } finally {
      hanging.catch(() => undefined);
      this.looking?.catch(() => undefined);
      late.abort();
    }
  }

  private async probe(): Promise<Standing> {
    const [standing] = await Promise.all([this.read(), this.write(), this.fill()]);
    return standing;
  }

  private async read(): Promise<Standing> {
    const row = await this.db.one<Standing>(
      `SELECT (SELECT MIN(name) FROM districts) AS plan, (SELECT COUNT(*) FROM households) AS households,
              (SELECT COUNT(*) FROM rounds WHERE status = 'open') AS openRounds`,
    );
    if (!row) throw new Error('a SELECT without a row');
    return row;
  }

  /** A row that is taken back: a database that may only be read refuses it. */
  private async write(): Promise<void> {
    const row = {
      id: newId(),
      bucket: `ready:${newId()}`,
      windowStart: '2000-01-01T00:00:00.000Z',
      count: 0,
    };
    await this.db
      .transaction(async (tx) => {
        await attempts.begin(tx, row);
        throw new TakenBack();
      })
      .catch((error: unknown) => {
        if (!(error instanceof TakenBack)) throw error;
      });
  }

  /** The disk under pictures and the embedded database. */
  private async fill(): Promise<void> {
    const file = join(this.config.dataDir, 'ready.probe');
    await mkdir(this.config.dataDir, { recursive: true });
    await writeFile(file, Buffer.alloc(PROBE_BYTES), { flush: true });
    await rm(file);
  }
}
