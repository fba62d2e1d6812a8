import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from './config';

const key = () => randomBytes(32).toString('base64');
const production = () => ({
  NODE_ENV: 'production',
  TOKEN_SECRET: key(),
  DATA_KEYS: `k2:${key()},k1:${key()}`,
  HASH_KEY: key(),
  TRUST_PROXY: '1',
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
    expect(faultsOf({ NODE_ENV: 'production', DATA_DIR: folder, TRUST_PROXY: 'none' })).toEqual([
      'TOKEN_SECRET: 正式运行必须写（怎么做见 README）',
      'DATA_KEYS: 正式运行必须写（怎么做见 README）',
      'HASH_KEY: 正式运行必须写（怎么做见 README）',
    ]);
    const { HASH_KEY: _, ...without } = production();
    expect(faultsOf(without)).toEqual(['HASH_KEY: 正式运行必须写（怎么做见 README）']);
    for (const DATA_KEYS of [',', ' ', ', ,'])
      expect(faultsOf({ ...production(), DATA_KEYS })).toHaveLength(1);
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
      'PORT: 要写 0 到 65535 的整数',
      'TOKEN_SECRET: 太短或太容易猜，至少 32 个随机字符，空格不算',
      'DATA_KEYS[1]: 要写成 编号:base64，密钥正好 32 个字节（怎么做见 README）',
      'DATA_KEYS[2]: 要写成 编号:base64，密钥正好 32 个字节（怎么做见 README）',
      'DATA_KEYS[3]: 要写成 编号:base64，密钥正好 32 个字节（怎么做见 README）',
      'HASH_KEY: 要写 base64，至少 32 个字节（怎么做见 README）',
      'DATABASE_POOL: 要写 1 到 1000 的整数',
      expect.stringMatching(/^TRUST_PROXY: 要写前面有几层代理/),
    ]);
  });

  it.each([
    ['TOKEN_SECRET', ' '.repeat(40)],
    ['TOKEN_SECRET', `${' '.repeat(20)}abcdefgh${' '.repeat(20)}`],
    ['TOKEN_SECRET', 'a'.repeat(64)],
    ['PORT', '0x50'],
    ['PORT', '3e3'],
    ['PORT', ' 80 '],
    ['PORT', '-1'],
    ['DATABASE_POOL', '0'],
    ['DATABASE_POOL', '1001'],
    ['LIMIT_REQUEST_MS', '0x10'],
    ['LIMIT_REQUEST_MS', '0'],
    ['LIMIT_REQUESTS_MS', '1000'],
    ['LIMIT_', '1'],
  ])('is refused with %s=%s, by its name and in Chinese', (name, value) => {
    const faults = faultsOf({ ...production(), [name]: value });
    expect(faults).toEqual([expect.stringMatching(new RegExp(`^${name}: .*\\p{Script=Han}`, 'u'))]);
  });

  it('takes what production sets', () => {
    const env = {
      ...production(),
      DATABASE_URL: 'mysql://u:p@127.0.0.1/cailan',
      PORT: '8080',
      DATA_DIR: folder,
    };
    expect(loadConfig(env)).toMatchObject({
      production: true,
      host: '0.0.0.0',
      port: 8080,
      databaseUrl: 'mysql://u:p@127.0.0.1/cailan',
      trustProxy: 1,
      dataKeys: [{ id: 'k2' }, { id: 'k1' }],
    });
  });

  it('believes the proxies that are named, and nobody else', () => {
    const proxies = (TRUST_PROXY: string) => loadConfig({ DATA_DIR: folder, TRUST_PROXY }).trustProxy;
    expect(proxies('')).toBeUndefined();
    expect(proxies('2')).toBe(2);
    expect(proxies('10.0.0.0/8, ::1')).toEqual(['10.0.0.0/8', '::1']);
    const everyone = ['0.0.0.0/0', '::/0', '::ffff:0.0.0.0/96', '10.0.0.0/0', '128.0.0.0/1'];
    for (const TRUST_PROXY of ['0', 'true', '*', '10.0.0.0/33', '::1/129', '1.2.3.4/8/8', ...everyone])
      expect(faultsOf({ DATA_DIR: folder, TRUST_PROXY })).toHaveLength(1);
  });

  it('makes keys of its own in development, once, and for its owner alone', () => {
    const first = loadConfig({ DATA_DIR: folder });
    expect(first).toMatchObject({ production: false, host: '127.0.0.1', port: 3000, databaseUrl: undefined });
    expect(loadConfig({ DATA_DIR: folder })).toEqual(first);
    expect(statSync(join(folder, 'development-keys.json')).mode & 0o777).toBe(0o600);
    const own = key();
    expect(loadConfig({ DATA_DIR: folder, TOKEN_SECRET: own }).tokenSecret).toBe(own);
  });

  it('must say in production whose forwarded address is believed', () => {
    const { TRUST_PROXY: _, ...unsaid } = production();
    expect(faultsOf(unsaid)).toEqual([expect.stringMatching(/^TRUST_PROXY: 正式运行必须写明/)]);
    expect(loadConfig({ ...unsaid, TRUST_PROXY: 'none' }).trustProxy).toBeUndefined();
  });

  it('refuses a data key’s id that stands twice', () => {
    expect(faultsOf({ ...production(), DATA_KEYS: `k1:${key()},k2:${key()},k1:${key()}` })).toEqual([
      'DATA_KEYS: 密钥编号 k1 写了两次，每个密钥要有自己的编号',
    ]);
  });

  it('never makes new keys beside a database whose keys are gone', () => {
    writeFileSync(join(folder, 'cailan.sqlite'), 'rows');
    expect(() => loadConfig({ DATA_DIR: folder })).toThrow('却没有它的密钥文件 development-keys.json');
    expect(readdirSync(folder)).toEqual(['cailan.sqlite']);
    const { TOKEN_SECRET, DATA_KEYS, HASH_KEY } = production();
    expect(loadConfig({ DATA_DIR: folder, TOKEN_SECRET, DATA_KEYS, HASH_KEY }).dataKeys).toHaveLength(2);
  });

  it.each([
    ['an unknown NODE_ENV', { NODE_ENV: 'Production' }, 'NODE_ENV: “Production” 不认识'],
    ['a host that others reach', { HOST: '0.0.0.0' }, 'NODE_ENV: 没有写，而 HOST=0.0.0.0'],
    ['a name that others reach', { HOST: 'localhost.example.org' }, 'NODE_ENV: 没有写，而 HOST='],
  ])('is no demonstration by accident: %s', (_case, env, fault) => {
    expect(faultsOf({ DATA_DIR: folder, ...env })).toEqual([expect.stringContaining(fault)]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is a demonstration for others where somebody says so, and else for this machine alone', () => {
    expect(loadConfig({ DATA_DIR: folder, NODE_ENV: 'development', HOST: '0.0.0.0' })).toMatchObject({
      production: false,
      localOnly: false,
    });
    for (const HOST of ['', '127.0.0.1', 'localhost', '::1', '[::1]', '127.0.0.2'])
      expect(loadConfig({ DATA_DIR: folder, HOST })).toMatchObject({ production: false, localOnly: true });
  });

  it('must say in production whether the way to a database elsewhere is sealed', () => {
    const elsewhere = { ...production(), DATABASE_URL: 'mysql://u:p@db.example.org/cailan' };
    expect(faultsOf(elsewhere)).toEqual([expect.stringMatching(/^DATABASE_TLS: 数据库在别的机器上/)]);
    expect(loadConfig({ ...elsewhere, DATABASE_TLS: 'off' }).databaseTls).toBeUndefined();
    const ca = join(folder, 'ca.pem');
    writeFileSync(ca, 'PEM');
    expect(loadConfig({ ...elsewhere, DATABASE_TLS: 'verify', DATABASE_CA: ca }).databaseTls).toEqual({
      ca: 'PEM',
      rejectUnauthorized: true,
      verifyIdentity: true,
      minVersion: 'TLSv1.2',
    });
    expect(faultsOf({ ...elsewhere, DATABASE_TLS: 'maybe' })).toEqual(['DATABASE_TLS: 只能写 verify 或 off']);
    expect(faultsOf({ ...elsewhere, DATABASE_TLS: 'verify', DATABASE_CA: `${ca}.gone` })).toEqual([
      `DATABASE_CA: 没有文件 ${ca}.gone，请检查路径和权限`,
    ]);
  });
});
