import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Secrets = Partial<Record<'TOKEN_SECRET' | 'DATA_KEYS' | 'HASH_KEY', string>>;

/**
 * Development keys are made at the first start and kept beside the embedded database, so that it stays readable.
 * @param given what the environment says; where that is all of it, no file is needed.
 * @throws Error where there is a database and its keys are gone: new ones would make it unreadable for good.
 */
export function developmentSecrets(dataDir: string, given: Secrets): Secrets {
  const file = join(dataDir, 'development-keys.json');
  if (existsSync(file)) return read(file);
  if (given.TOKEN_SECRET && given.DATA_KEYS && given.HASH_KEY) return {};
  if (existsSync(join(dataDir, 'cailan.sqlite')))
    throw new Error(
      `${dataDir} 里有数据库，却没有它的密钥文件 development-keys.json。没有启动：换上新密钥，库里的姓名和电话就再也读不出来。\n` +
        '请从备份找回密钥文件；确实要从头开始，就删掉整个目录。',
    );
  const random = () => randomBytes(32).toString('base64');
  const secrets: Secrets = { TOKEN_SECRET: random(), DATA_KEYS: `k1:${random()}`, HASH_KEY: random() };
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify(secrets), { mode: 0o600 });
  try {
    // Of two that start at once one makes the keys, whole, and the other takes them.
    linkSync(own, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own);
  }
  return read(file);
}

function read(file: string): Secrets {
  return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
}
