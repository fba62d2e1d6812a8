import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startSandbox, type Sandbox } from '@cailan/wechat-sandbox';
import { endingAtSignals } from '@cailan/api/ends';
import { finish } from './finish';
import { parseOptions, type DayOptions } from './options';
import { stageProgress } from './progress';
import type { Report } from './report/report.types';
import { playDay } from './run-day';
import { runningService, startService, type Service } from './service';
import { writeSmallPlan } from './small-plan';

/** `npm run day`: plays a plan's whole day through the HTTP API, checks it and writes the report. */
async function main(options: DayOptions): Promise<void> {
  const beganAt = performance.now();
  const out = resolve(options.out);
  clear(out);
  const planFile =
    options.households === undefined
      ? resolve(options.planFile)
      : writeSmallPlan(options.planFile, options.households, join(out, 'plan'));
  await endingAtSignals(async (ends) => {
    const sandbox = options.url ? undefined : await ends.of(startSandbox(), (it) => it.stop());
    const wechatFile = sandbox && fileFor(sandbox, out);
    const service = await ends.of(start(options, planFile, out, wechatFile), (it) => it.stop());
    const startSeconds = Math.round((performance.now() - beganAt) / 10) / 100;
    console.log(`${'start'.padEnd(12)}${startSeconds.toFixed(1).padStart(7)} s`);
    const played = await playDay({
      url: service.url,
      planFile,
      seed: options.seed,
      out,
      progress: stageProgress(options.progress),
      serviceCpu: service.cpuSeconds,
    });
    await ends.of(played.day.client, (it) => it.close());
    played.stages.unshift({ name: 'start', seconds: startSeconds, requests: 0, clientCpu: 0 });
    const report = await finish(played, service.database, { beganAt, peakRssMb: service.peakRssMb() });
    conclude(report, out);
  });
}

/** Of WeChat for a service of the day's own, with everyone's phone and the merchants' side: what the service knows of it. */
function fileFor(sandbox: Sandbox, out: string): (notifyUrl: string) => string {
  return (notifyUrl) => {
    const path = join(out, 'wechat.json');
    writeFileSync(path, JSON.stringify(sandbox.configuration({ notifyUrl })), { mode: 0o600 });
    return path;
  };
}

function start(
  { url, mysql, profile }: DayOptions,
  planFile: string,
  out: string,
  wechatFile?: (notifyUrl: string) => string,
): Promise<Service> {
  const databaseUrl = process.env['DATABASE_URL'] || undefined;
  if (url) return Promise.resolve(runningService(url, databaseUrl, process.env['DATA_DIR']));
  return startService({ planFile, out, mysql, profile, databaseUrl, wechatFile });
}

/** The papers of an earlier day would be taken for this one's. */
function clear(out: string): void {
  mkdirSync(out, { recursive: true });
  for (const name of readdirSync(out)) if (/\.(pdf|xlsx|log)$|^report\./.test(name)) rmSync(join(out, name));
}

function conclude({ invariants, seconds, peakRssMb, counts }: Report, out: string): void {
  for (const { id, holds, detail } of invariants)
    console.log(`${holds ? '✓' : '✗'} ${id.padEnd(13)} ${detail}`);
  const { requests = 0, households = 0 } = counts;
  console.log(
    `${households} households, ${requests} requests, ${seconds} s, peak ${peakRssMb ?? '?'} MiB: ${join(out, 'report.html')}`,
  );
  const leaks = leaksOf(join(out, 'service.log'));
  for (const line of leaks) console.log(`✗ ${line}`);
  if (leaks.length > 0 || !invariants.every(({ holds }) => holds)) process.exitCode = 1;
}

/** Whose listeners only grew while the service worked, as Node warns; a service elsewhere keeps its words. */
function leaksOf(log: string): string[] {
  if (!existsSync(log)) return [];
  return readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line.includes('MaxListenersExceededWarning'));
}

void Promise.resolve()
  .then(() => main(parseOptions(process.argv.slice(2))))
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
