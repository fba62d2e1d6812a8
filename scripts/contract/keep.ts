import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { contractSchemas } from './schemas';

const FOLDER = resolve(__dirname, '../../packages/shared-types');
const FILE = join(FOLDER, 'dist/contract.json');

/** Writes `contract.json` beside the built shared-types, from which the service states its routes; kept while no type changed. */
export function keepContract(): void {
  const source = sourceHash();
  if (existsSync(FILE) && (JSON.parse(readFileSync(FILE, 'utf8')) as { source?: string }).source === source)
    return;
  // Loads the compiler: half a second that is spent where something changed alone.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const made = require('./schemas') as { contractSchemas: typeof contractSchemas };
  mkdirSync(dirname(FILE), { recursive: true });
  const half = `${FILE}.${process.pid}`;
  writeFileSync(half, JSON.stringify({ source, ...made.contractSchemas(FOLDER) }));
  renameSync(half, FILE);
}

/** Of all that the file is made from. */
function sourceHash(): string {
  const hash = createHash('sha256');
  for (const folder of [__dirname, join(FOLDER, 'src')])
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
      if (/(?<!\.spec)\.(ts|json)$/.test(name)) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}
