import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startSandbox } from '@cailan/wechat-sandbox';
import { finish } from './finish';
import { parseOptions, type DayOptions } from './options';
import { stageProgress } from './progress';
import type { Report } from './report/report';
import { playDay } from './run-day';
import { runningService, startService, type Service } from './service';
import { writeSmallPlan } from './small-plan';

const INTERRUPTED = 130;

/** `npm run day`: plays a plan's whole day through the HTTP API, checks it and writes the report. */
async function main(options: DayOptions): Promise<void> {
  const beganAt = performance.now();
  const out = resolve(options.out);
  clear(out);
  const planFile =
    options.households === undefined
      ? resolve(options.planFile)
      : writeSmallPlan(options.planFile, options.households, join(out, 'plan'));
  const running: { service?: Service } = {};
  const wechat = options.url ? undefined : await standIn(out);
  endOnSignals(() => running.service?.stop());
  const service = (running.service = await start(options, planFile, out, wechat?.file));
  try {
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
    played.stages.unshift({ name: 'start', seconds: startSeconds, requests: 0, clientCpu: 0 });
    const report = await finish(played, service.database, { beganAt, peakRssMb: service.peakRssMb() });
    await played.day.client.close();
    conclude(report, out);
  } finally {
    await service.stop();
    await wechat?.stop();
  }
}

/** WeChat for a service of the day's own: everyone's phone, and the merchants' side. */
async function standIn(
  out: string,
): Promise<{ file: (notifyUrl: string) => string; stop: () => Promise<void> }> {
  const sandbox = await startSandbox();
  const file = (notifyUrl: string) => {
    const path = join(out, 'wechat.json');
    writeFileSync(path, JSON.stringify(sandbox.configuration({ notifyUrl })), { mode: 0o600 });
    return path;
  };
  return { file, stop: () => sandbox.stop() };
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

/** Whatever was started ends with this process; while it still starts, as the process exits. */
function endOnSignals(stop: () => Promise<void> | undefined): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void Promise.resolve(stop()).finally(() => process.exit(INTERRUPTED)));
}

function conclude({ invariants, seconds, peakRssMb, counts }: Report, out: string): void {
  for (const { id, holds, detail } of invariants)
    console.log(`${holds ? '✓' : '✗'} ${id.padEnd(13)} ${detail}`);
  const { requests = 0, households = 0 } = counts;
  console.log(
    `${households} households, ${requests} requests, ${seconds} s, peak ${peakRssMb ?? '?'} MiB: ${join(out, 'report.html')}`,
  );
  if (!invariants.every(({ holds }) => holds)) process.exitCode = 1;
}

void Promise.resolve()
  .then(() => main(parseOptions(process.argv.slice(2))))
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
