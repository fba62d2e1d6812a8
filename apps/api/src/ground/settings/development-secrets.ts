import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, fileSetting, unwritable } from './settings';

export type Secrets = Partial<Record<'TOKEN_SECRET' | 'DATA_KEYS' | 'HASH_KEY', string>>;

/**
 * Development keys are made at the first start and kept beside the embedded database, so that it stays readable.
 * @param given what the environment says; where that is all of it, no file is needed.
 * @param faults takes why there are none: a database whose keys are gone (new ones would make it unreadable for good),
 *   keys that cannot be read, a folder that cannot be written.
 */
export function developmentSecrets(dataDir: string, given: Secrets, faults: string[]): Secrets {
  const file = join(dataDir, 'development-keys.json');
  if (existsSync(file)) return read(file, faults);
  if (given.TOKEN_SECRET && given.DATA_KEYS && given.HASH_KEY) return {};
  if (existsSync(join(dataDir, 'cailan.sqlite'))) {
    faults.push(
      `DATA_DIR: ${dataDir} 里有数据库，却没有它的密钥文件 development-keys.json。没有启动：换上新密钥，库里的姓名和电话就再也读不出来。` +
        '请从备份找回密钥文件；确实要从头开始，就删掉整个目录',
    );
    return {};
  }
  return make(dataDir, file, faults) ? read(file, faults) : {};
}

function make(dataDir: string, file: string, faults: string[]): boolean {
  const random = () => randomBytes(32).toString('base64');
  const secrets: Secrets = { TOKEN_SECRET: random(), DATA_KEYS: `k1:${random()}`, HASH_KEY: random() };
  const own = `${file}.${process.pid}`;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(own, JSON.stringify(secrets), { mode: 0o600 });
    // Of two that start at once one makes the keys, whole, and the other takes them.
    linkSync(own, file);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return true;
    faults.push(unwritable(dataDir, error));
    return false;
  } finally {
    rmSync(own, { force: true });
  }
  return true;
}

function read(file: string, faults: string[]): Secrets {
  const text = fileSetting('DATA_DIR', file, faults);
  if (text === undefined) return {};
  try {
    return JSON.parse(text) as Secrets;
  } catch {
    // The parser's own message would quote the keys.
    faults.push(`DATA_DIR: 密钥文件 ${file} 坏了，请从备份找回；确实要从头开始，就删掉整个目录`);
    return {};
  }
}
