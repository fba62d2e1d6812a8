import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseOptions, type ChaosOptions } from './options';
import { runChaos } from './run';

/** `npm run chaos`: payments and refunds with everything going wrong and the service killed; books and bill must agree. */
async function main(options: ChaosOptions): Promise<void> {
  const out = resolve(options.out);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const report = await runChaos(options, out, (line) => console.log(line));
  writeFileSync(join(out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  for (const { mchid, date, status, billPayments } of report.reconciliations)
    console.log(`bill of ${mchid} on ${date}: ${billPayments} payments, ${status}`);
  for (const line of report.wrong) console.log(`✗ ${line}`);
  const { engine, payments, refunds, byHand, kills, seconds } = report;
  console.log(
    `${engine}: ${payments} payments, ${refunds} refunds, ${byHand} steps by hand, ${kills} kills, ${seconds} s: ${report.wrong.length === 0 ? 'all agree' : `${report.wrong.length} wrong`}`,
  );
  if (report.wrong.length > 0) process.exitCode = 1;
}

void Promise.resolve()
  .then(() => main(parseOptions(process.argv.slice(2))))
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
