import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '@cailan/wechat-sandbox';
import { freePort } from '@cailan/api/ground/db/private-mariadb';
import { starting } from '@cailan/api/ends';
import { JobsService } from '@cailan/api/ground/jobs/jobs.service';
import { readPlan } from '@cailan/api/plans/plan.file';
import { PayeesOfBefore } from '@cailan/api/money/payees/payees-of-before.service';
import { PlanLoader } from '@cailan/api/plans/plan.loader';
import { checkedServer } from '../../world/answers';
import type { TestDatabase, TestEngine } from '../../world/engines';
import { configurationOf } from '@cailan/api/ground/wechat/testing/wechat-stage';
import { noProgress } from '../progress';
import { playDay, type Played } from '../run-day';
import type { DatabasePlace } from '../service';
import { writeSmallPlan } from '../small-plan';

/** A small day that was played through a service in this process, which still listens. */
export interface PlayedDay {
  played: Played;
  place: DatabasePlace;
  database: TestDatabase;
  out: string;
  close: () => Promise<void>;
}

/** Loads the plan cut to `households` into a database of the engine's and plays its day by HTTP. */
export async function playedDay(
  engine: TestEngine,
  planFile: string,
  households: number,
): Promise<PlayedDay> {
  return starting(async (ends) => {
    const folder = mkdtempSync(join(tmpdir(), 'cailan-day-spec-'));
    const out = await ends.of(folder, (it) => rmSync(it, { recursive: true, force: true }));
    const database = await ends.of(engine.start(), (it) => it.close());
    const sandbox = await ends.of(startSandbox(), (it) => it.stop());
    const small = writeSmallPlan(planFile, households, join(out, 'plan'));
    const port = await freePort();
    const wechat = configurationOf(sandbox, `http://127.0.0.1:${port}`);
    const app = await ends.of(checkedServer({ ...database.config, wechat }), (it) => it.close());
    await app.init();
    const { plan, rules } = readPlan(small);
    await app.get(PlanLoader).load(plan, rules);
    await app.get(PayeesOfBefore).takeOver();
    await app.listen(port, '127.0.0.1');
    await app.get(JobsService).start();
    const played = await playDay({
      url: `http://127.0.0.1:${port}`,
      planFile: small,
      seed: 1,
      out,
      progress: noProgress,
      clients: 8,
      papersOf: 1,
    });
    const { databaseUrl, dataDir } = database.config;
    const place: DatabasePlace = databaseUrl
      ? { engine: 'mysql', url: databaseUrl }
      : { engine: 'sqlite', file: join(dataDir, 'cailan.sqlite') };
    return { played, place, database, out, close: () => ends.all() };
  });
}
