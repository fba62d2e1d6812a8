import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from './config';

const key = () => randomBytes(32).toString('base64');
const production = () => ({
  NODE_ENV: 'production',
  TOKEN_SECRET: key(),
  DATA_KEYS: `k2:${key()},k1:${key()}`,
  HASH_KEY: key(),
});

function faultsOf(env: NodeJS.ProcessEnv): string[] {
  try {
    loadConfig(env);
  } catch (error) {
    return (error as Error).message.split('\n  ').slice(1);
  }
  return [];
}

describe('the configuration', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cailan-config-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is refused in production without keys, every one of them named', () => {
    expect(faultsOf({ NODE_ENV: 'production', DATA_DIR: folder })).toEqual([
      'TOKEN_SECRET: required in production',
      'DATA_KEYS: required in production',
      'HASH_KEY: required in production',
    ]);
    const { HASH_KEY: _, ...without } = production();
    expect(faultsOf(without)).toEqual(['HASH_KEY: required in production']);
  });

  it('is refused with every setting that is wrong', () => {
    const env = {
      ...production(),
      DATA_KEYS: `k1:${key()},k 2:${key()},k3:${randomBytes(16).toString('base64')},k4`,
      TOKEN_SECRET: 'short',
      HASH_KEY: 'short',
      PORT: '70000',
      DATABASE_POOL: 'many',
      TRUST_PROXY: '10.0.0.0/8,everyone',
    };
    expect(faultsOf(env)).toEqual([
      'PORT: not a number from 0 to 65535',
      'TOKEN_SECRET: shorter than 32 characters',
      'DATA_KEYS[1]: not id:base64 of 32 bytes',
      'DATA_KEYS[2]: not id:base64 of 32 bytes',
      'DATA_KEYS[3]: not id:base64 of 32 bytes',
      'HASH_KEY: not base64 of 32 bytes at least',
      'DATABASE_POOL: not a number from 0 to 1000',
      'TRUST_PROXY: not a number of proxies from 1 to 9, nor addresses',
    ]);
  });

  it('takes what production sets', () => {
    const env = { ...production(), DATABASE_URL: 'mysql://u:p@db/cailan', PORT: '8080', DATA_DIR: folder };
    expect(loadConfig(env)).toMatchObject({
      production: true,
      host: '0.0.0.0',
      port: 8080,
      databaseUrl: 'mysql://u:p@db/cailan',
      dataKeys: [{ id: 'k2' }, { id: 'k1' }],
    });
  });

  it('believes the proxies that are named, and nobody else', () => {
    const proxies = (TRUST_PROXY: string) => loadConfig({ DATA_DIR: folder, TRUST_PROXY }).trustProxy;
    expect(proxies('')).toBeUndefined();
    expect(proxies('2')).toBe(2);
    expect(proxies('10.0.0.0/8, ::1')).toEqual(['10.0.0.0/8', '::1']);
    for (const TRUST_PROXY of ['0', 'true', '*', '10.0.0.0/200', '1.2.3.4/8/8'])
      expect(faultsOf({ DATA_DIR: folder, TRUST_PROXY })).toHaveLength(1);
  });

  it('makes keys of its own in development, once, and for its owner alone', () => {
    const first = loadConfig({ DATA_DIR: folder });
    expect(first).toMatchObject({ production: false, host: '127.0.0.1', port: 3000, databaseUrl: undefined });
    expect(loadConfig({ DATA_DIR: folder })).toEqual(first);
    expect(statSync(join(folder, 'development-keys.json')).mode & 0o777).toBe(0o600);
    expect(loadConfig({ DATA_DIR: folder, TOKEN_SECRET: 'x'.repeat(40) }).tokenSecret).toBe('x'.repeat(40));
  });
});
