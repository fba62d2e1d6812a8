import { noProgress, stageProgress } from './progress';
import { parseOptions } from './options';
import { playDay } from './run-day';
import { startService } from './service';
import { writeSmallPlan } from './small-plan';
import { join } from 'node:path';
void noProgress;
async function main() {
  const options = parseOptions(process.argv.slice(2));
  const plan = options.households ? writeSmallPlan(options.planFile, options.households, join(options.out, 'plan')) : options.planFile;
  const service = await startService({ planFile: plan, out: options.out, mysql: options.mysql, profile: options.profile, databaseUrl: process.env['DATABASE_URL'] });
  process.once('SIGINT', () => void service.stop());
  try {
    const { day } = await playDay({ url: service.url, planFile: plan, seed: options.seed, out: options.out, progress: stageProgress(true), serviceCpu: service.cpuSeconds });
    console.log(day.counts, day.money, service.peakRssMb());
    await day.client.close();
  } finally {
    if (process.env['KEEP'] && service.database.engine === 'sqlite') (await import('node:fs')).cpSync(service.database.file, process.env['KEEP']);
    await service.stop();
  }
}
main().catch((e) => { console.error(e); process.exitCode = 1; });
