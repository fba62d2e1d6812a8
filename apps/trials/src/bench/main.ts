import 'reflect-metadata';
import type { Bench } from './bench.types';
import { callbacksBench } from './callbacks.bench';
import { labelsBench } from './labels.bench';
import { round } from './numbers';
import { rollupBench } from './rollup.bench';
import { rostersBench } from './rosters.bench';
import { scaleBench } from './scale.bench';
import { submitBench } from './submit.bench';

const BENCHES: Record<string, Bench> = {
  submit: submitBench,
  rollup: rollupBench,
  labels: labelsBench,
  scale: scaleBench,
  callbacks: callbacksBench,
  rosters: rostersBench,
};

/** `npm run bench -- NAME [--small]`: one JSON line on stdout, progress on stderr. */
async function main([name = '', ...flags]: string[]): Promise<void> {
  const bench = BENCHES[name];
  if (!bench || flags.some((flag) => flag !== '--small'))
    throw new Error(`usage: npm run bench -- ${Object.keys(BENCHES).join('|')} [--small]`);
  const { unit, value, baseline, detail } = await bench({ small: flags.includes('--small') });
  const line = { bench: name, unit, value, baseline, ratio: round(value / baseline, 3), detail };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
