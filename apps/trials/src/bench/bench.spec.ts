import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hasMariadb } from '@cailan/api/ground/db/private-mariadb';

/** Seconds each on a quiet machine. */
const TIMEOUT_MS = 180_000;
const MAIN = join(__dirname, '../../dist/bench/main.js');
const run = (...parameters: string[]) => promisify(execFile)(process.execPath, [MAIN, ...parameters]);

/** What `npm run bench` starts; `npm test` builds it first. */
describe('the benchmarks’ command', () => {
  const onMariadb = hasMariadb() ? it.each : it.skip.each;

  onMariadb([
    ['submit', 'orders/s'],
    ['rollup', 'ms'],
    ['labels', 'labels/s'],
    ['scale', 'exponent'],
    ['callbacks', 'callbacks/s'],
    ['rosters', 's'],
  ])(
    '%s prints one JSON line, value and baseline in %s',
    async (name, unit) => {
      const { stdout } = await run(name, '--small');
      expect(stdout.trim().split('\n')).toHaveLength(1);
      const line = JSON.parse(stdout) as Record<string, unknown>;
      expect(line).toEqual({
        bench: name,
        unit,
        value: expect.any(Number),
        baseline: expect.any(Number),
        ratio: expect.any(Number),
        detail: expect.objectContaining({ cores: expect.any(Number), node: process.version }),
      });
    },
    TIMEOUT_MS,
  );

  it('says what there is when it is asked for something else', async () => {
    await expect(run('speed')).rejects.toThrow(
      'usage: npm run bench -- submit|rollup|labels|scale|callbacks|rosters [--small]',
    );
  });
});
