import './ground/settings/private-files';
import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { localDate } from '@cailan/shared-types';
import { machine } from './ground/clock';
import { loadConfig } from './ground/settings/config';
import { reportOf } from './ground/logging';
import { Clock } from './ground/clock';
import { Db } from './ground/db/db';
import { holdDatabase } from './ground/db/folder-lock';
import { proveKeys } from './ground/db/prove-keys';
import { Sealer } from './ground/db/sealer';
import { openDemonstration } from './development/demonstration';
import { standInUrl } from './development/stand-in';
import { welcome } from './development/welcome';
import { endWithChannel } from './ends-with-parent';
import { JobsService } from './ground/jobs/jobs.service';
import { PeopleService } from './people/people/people.service';
import { RetentionService } from './people/personal-data/retention.service';
import { PlanViewService } from './district/plan/plan-view.service';
import type { District } from './district/places/place.entity';
import { planDifferences } from './plans/plan-differences';
import { readPlan, type ReadPlan } from './plans/plan.file';
import { PlanLoader } from './plans/plan.loader';
import { retireInvented } from './plans/retire-invented';
import { PayeesOfBefore } from './money/payees/payees-of-before.service';
import { ReconcilingService } from './money/reconciliation/reconciling.service';
import { createServer } from './server';
import { unheard } from './ground/settings/start-faults';

/** Starts the service. On the embedded engine it brings the schema up to date and loads the plan, so one command is enough. */
async function main(): Promise<void> {
  // As at a signal: what was started with `npm start` ends with it.
  endWithChannel(() => process.kill(process.pid, 'SIGTERM'));
  const config = loadConfig();
  holdDatabase(config, '服务');
  const app = await createServer(config);
  const db = app.get(Db);
  await proveKeys(app.get(DataSource), db, app.get(Sealer));
  const development = !config.production;
  if (db.engine === 'sqlite') await app.get(DataSource).runMigrations();
  if (await app.get(DataSource).showMigrations())
    throw new Error('DATABASE_URL: 数据库里的表不是这一版的，没有启动。请先运行 npm run migrate');
  await app.init();
  if (config.plan) await loadPlan(app, config.plan);
  if (config.production) await retireInvented(db, app.get(Clock));
  await app.get(PayeesOfBefore).takeOver();
  if (config.demonstration) await openDemonstration(app);
  await app.listen(config.port, config.host).catch((error: unknown) => {
    throw unheard(config, error);
  });
  await app.get(JobsService).start();
  await app.get(ReconcilingService).begin();
  await app.get(RetentionService).begin();
  const url = (await app.getUrl()).replace('[::1]', 'localhost');
  console.log(
    development
      ? await welcome(db, app.get(PeopleService), {
          url,
          dataDir: relative('.', config.dataDir),
          sandboxUrl: standInUrl(config),
        })
      : `listening on ${url}`,
  );
}

async function loadPlan(app: INestApplicationContext, file: string): Promise<void> {
  const loader = app.get(PlanLoader);
  const path = resolve(file);
  if (!existsSync(path))
    throw new Error(`PLAN: 没有方案文件 ${path}。请在仓库的文件夹里运行，或者用 PLAN=… 写明`);
  const read = readPlan(path);
  // A plan that was loaded stays readable when a licence of it ends; one that is loaded now has none that did.
  const known = await loader.knows(read.plan.code);
  const { plan, rules } = known ? read : readPlan(path, localDate(machine.now()));
  const districtId = await loader.load(plan, rules);
  if (known) await sayDifferences(app, districtId, { plan, rules });
}

/** The file of a district that stands changes nothing by itself: what it says otherwise is shown, and how to change it. */
async function sayDifferences(
  app: INestApplicationContext,
  districtId: string,
  read: Pick<ReadPlan, 'plan' | 'rules'>,
): Promise<void> {
  const db = app.get(Db);
  const district = await db.one<District>('SELECT * FROM districts WHERE id = ?', [districtId]);
  const stands = district && (await app.get(PlanViewService).of(district, db));
  const lines = stands ? planDifferences(stands, read) : [];
  if (lines.length === 0) return;
  console.log(
    [
      `PLAN: 这个区已经在用，方案文件没有再载入。文件和正在用的有 ${lines.length} 处不一样：`,
      ...lines.map((line) => `  ${line}`),
      '要改的，由区管理员逐项变更并写明原因（时段、交接点、限量、限价，docs/guide/方案.md），不会动已确认的订单。',
    ].join('\n'),
  );
}

// Node would print all that an error carries, a failing statement's parameters among it.
for (const end of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(end, (error: unknown) => {
    console.error(JSON.stringify({ [end]: reportOf(error) }));
    process.exit(1);
  });

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
