import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// Jest runs this before it maps packages to their sources: without a build there is no other way to it.
import { keepContract } from '../../../../scripts/contract/keep';
import { hasMariadb, startPrivateMariadb } from '../../../api/src/ground/db/private-mariadb';
import { keepFolder, keepServer } from './server';

/**
 * Before all specs: the contract's schemas, as a build makes them, a folder for what migrations come to (`schemas.ts`), and
 * one MariaDB server for them, its address in `TEST_MYSQL_URL`. A server named there beforehand is used instead. Without
 * MariaDB the embedded engine's tests run alone, which is said aloud and is an error in CI.
 */
export default async function setUp(jest: { testPathPatterns: { patterns: string[] } }): Promise<void> {
  keepContract();
  if (!needsServer(jest.testPathPatterns.patterns)) return;
  process.env['TEST_SCHEMAS'] = keepFolder(mkdtempSync(join(tmpdir(), 'cailan-schemas-')));
  if (process.env['TEST_MYSQL_URL']) return;
  if (hasMariadb()) {
    const server = await startPrivateMariadb({ flushAtCommit: 2, scratch: true });
    process.env['TEST_MYSQL_URL'] = server.url;
    keepServer(server);
    return;
  }
  const message = 'MariaDB tests NOT RUN: no mariadbd on this machine (apt-get install mariadb-server)';
  if (process.env['CI']) throw new Error(message);
  const line = '!'.repeat(message.length);
  process.stderr.write(`\n${line}\n${message}\n${line}\n\n`);
}

/** A run of named folders without databases is spared the server's three seconds. */
const needsServer = (patterns: string[]): boolean =>
  patterns.length === 0 || patterns.some((pattern) => !/^(packages|apps\/miniprogram)\b/.test(pattern));
