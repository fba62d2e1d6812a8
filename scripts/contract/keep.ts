import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { contractSchemas } from './schemas';

const SHARED_TYPES = resolve(__dirname, '../../packages/shared-types');

/**
 * Writes `contract.json` beside the built shared-types, from which the service states its routes; kept while no type changed.
 * @throws Error for a type that JSON schema cannot say.
 */
export function keepContract(folder = SHARED_TYPES): void {
  const file = join(folder, 'dist/contract.json');
  const source = sourceHash(folder);
  if (existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { source?: string }).source === source)
    return;
  // Loads the compiler: half a second that is spent where something changed alone.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const made = require('./schemas') as { contractSchemas: typeof contractSchemas };
  mkdirSync(dirname(file), { recursive: true });
  const half = `${file}.${process.pid}`;
  writeFileSync(half, JSON.stringify({ source, ...made.contractSchemas(folder) }));
  renameSync(half, file);
}

/** Of all that the file is made from. */
function sourceHash(shared: string): string {
  const hash = createHash('sha256');
  for (const folder of [__dirname, join(shared, 'src')])
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
      if (/(?<!\.spec)\.(ts|json)$/.test(name)) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}
