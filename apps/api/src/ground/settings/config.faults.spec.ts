import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadConfig } from './config';

const key = () => randomBytes(32).toString('base64');
const pem = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const folder = mkdtempSync(join(tmpdir(), 'cailan-faults-'));
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const WECHAT = {
  appId: 'wx8888888888888888',
  appSecret: 'the-app-secret',
  apiUrl: 'https://api.example',
  payUrl: 'https://pay.example',
  notifyUrl: 'https://cailan.example/',
  templates: { confirmed: 'T-confirmed', arrived: 'T-arrived', refunded: 'T-refunded' },
  templateFields: { confirmed: { shop: 'thing1', amount: 'amount2' }, arrived: { time: 'time3' } },
  merchants: [
    {
      mchid: '1900000100',
      serialNo: '5157F09EFDC096DE15EBE81A47057A7200000000',
      privateKey: pem.privateKey,
      apiV3Key: 'v3key-0123456789abcdefghijklmnop',
      platformKeys: { PUB_KEY_ID_0119: pem.publicKey },
    },
  ],
  payees: { '*': { mode: 'partner', mchid: '1900000100', subMchid: '1900000200' } },
};

/** Every variable set, and rightly. */
const RIGHT: NodeJS.ProcessEnv = {
  NODE_ENV: 'production',
  TOKEN_SECRET: key(),
  DATA_KEYS: `k1:${key()}`,
  HASH_KEY: key(),
  TRUST_PROXY: '1',
  DATA_DIR: folder,
  DATABASE_URL: 'mysql://u:p@db.example.org/cailan',
  DATABASE_TLS: 'verify',
  DATABASE_CA: file('ca.pem', 'PEM'),
  WECHAT_FILE: file('wechat.json', JSON.stringify(WECHAT)),
};

/** Each variable with values that cannot be meant. */
const WRONG: Record<string, string[]> = {
  NODE_ENV: ['Production', 'test'],
  HOST: ['a host', 'http://127.0.0.1', '1.2.3.4:80'],
  PORT: ['70000', '0x50', 'http'],
  SANDBOX_PORT: ['-1'],
  DATA_DIR: [file('no-folder', ''), join(folder, 'no-folder/data')],
  DATABASE_URL: [
    'localhost',
    'postgres://u:p@db/cailan',
    'mysql://u:p@db',
    'mysql:///cailan',
    'mysql://u:p#w@db/cailan',
  ],
  DATABASE_POOL: ['many', '0'],
  DESK_HOURS: ['0', '25', '1.5'],
  DATABASE_TLS: ['maybe'],
  DATABASE_CA: [join(folder, 'none.pem'), folder],
  DATABASE_CERT: [join(folder, 'none.pem'), folder],
  DATABASE_KEY: [join(folder, 'none.pem'), folder],
  TOKEN_SECRET: ['', 'short', 'a'.repeat(64)],
  DATA_KEYS: ['', ',', 'k1', `k 1:${key()}`, 'k1:c2hvcnQ=', `k1:${key()},k1:${key()}`],
  HASH_KEY: ['', 'short'],
  TRUST_PROXY: ['', '0', 'everyone', '0.0.0.0/0'],
  WECHAT_FILE: [join(folder, 'none.json'), folder, file('broken.json', '{"appSecret":"hush')],
  WECHAT_CLOUD_RUN: ['yes'],
  PLAN: [join(folder, 'none.yaml'), folder],
  DEMONSTRATION: ['no'],
  WEB_DIR: [join(folder, 'no-folder')],
  LOG_LEVEL: ['quiet'],
  LIMIT_REQUEST_MS: ['0', '0x10'],
  LIMIT_REQUESTS_MS: ['1000'],
};

/** What is said of each fault: the lines after the first. */
function faultsOf(env: NodeJS.ProcessEnv): string[] {
  try {
    loadConfig(env);
  } catch (error) {
    const [head = '', ...faults] = (error as Error).message.split('\n  ');
    expect(head).toMatch(/\p{Script=Han}/u);
    return faults;
  }
  return [];
}

/** `NAME: ` or, within the file, `WECHAT_FILE: path: `; then Chinese, and no two words of English after each other. */
const sentenceOf = (name: string) =>
  expect.stringMatching(
    new RegExp(`^${name}(\\[\\d+\\])?: (?!.*\\b[a-z]{2,} [a-z]{2,})(.*\\p{Script=Han}){2}`, 'u'),
  ) as string;

/** Every variable that is read where all is set rightly. */
function variablesRead(): string[] {
  const read = new Set<string>();
  const watched = new Proxy(RIGHT, {
    get: (env, name: string) => {
      read.add(name);
      return env[name];
    },
  });
  loadConfig(watched);
  return [...read];
}

/** The file's content with one value in it replaced, for every value: the path, by what, and the content. */
function* spoiled(of: unknown = WECHAT, path: string[] = []): Generator<[string, unknown, unknown]> {
  for (const bad of [5, '', '?', null]) yield [path.join('.'), bad, replaced(WECHAT, path, bad)];
  if (typeof of !== 'object' || of === null) return;
  for (const [name, value] of Object.entries(of)) yield* spoiled(value, [...path, name]);
}

function replaced(of: unknown, [name, ...rest]: string[], by: unknown): unknown {
  if (name === undefined) return by;
  const copy = Array.isArray(of) ? [...(of as unknown[])] : { ...(of as object) };
  Object.assign(copy, { [name]: replaced((of as Record<string, unknown>)[name], rest, by) });
  return copy;
}

describe('a setting that is wrong', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is none of those that are right', () => {
    expect(faultsOf(RIGHT)).toEqual([]);
  });

  it('is tried here for every variable that the service reads', () => {
    const tried = (name: string) => name in WRONG || /^LIMIT_/.test(name);
    expect(variablesRead().filter((name) => !tried(name))).toEqual([]);
    expect(variablesRead()).toEqual(
      expect.arrayContaining(Object.keys(WRONG).filter((n) => !/^LIMIT_/.test(n))),
    );
  });

  it.each(Object.entries(WRONG).flatMap(([name, values]) => values.map((value) => [name, value] as const)))(
    'is named, in Chinese: %s=%s',
    (name, value) => {
      const faults = faultsOf({ ...RIGHT, [name]: value });
      expect(faults).toEqual([sentenceOf(name)]);
      for (const secret of ['hush', 'p#w', 'u:p@']) expect(faults.join()).not.toContain(secret);
    },
  );

  it('is named, in Chinese, for every value of the file of WeChat', () => {
    for (const [path, bad, content] of spoiled()) {
      const faults = faultsOf({ ...RIGHT, WECHAT_FILE: file('spoiled.json', JSON.stringify(content)) });
      for (const fault of faults) expect([path, fault]).toEqual([path, sentenceOf('WECHAT_FILE')]);
      // A number is nothing that the file wants anywhere.
      if (bad === 5) expect([path, faults.length > 0]).toEqual([path, true]);
    }
  });

  it('is refused in a demonstration too, whatever is wrong in the file of WeChat', () => {
    for (const [, , content] of spoiled()) {
      const env = { DATA_DIR: folder, WECHAT_FILE: file('spoiled.json', JSON.stringify(content)) };
      for (const fault of faultsOf(env)) expect(fault).toEqual(sentenceOf('(WECHAT_FILE|NODE_ENV)'));
    }
  });

  it('where the keys of a demonstration are no JSON, without a word of them', () => {
    const data = mkdtempSync(join(folder, 'data-'));
    writeFileSync(join(data, 'development-keys.json'), 'hush');
    const faults = faultsOf({ DATA_DIR: data });
    expect(faults).toEqual([sentenceOf('DATA_DIR')]);
    expect(faults.join()).not.toContain('hush');
  });

  it.each(['README.md', 'README.zh-CN.md'])(
    'is of no variable that %s leaves out, and of all that it names',
    (name) => {
      const text = readFileSync(resolve(__dirname, '../../../../..', name), 'utf8');
      const named = [...text.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, variable]) => variable ?? '');
      const read = variablesRead().filter((variable) => !/^LIMIT_/.test(variable));
      // The mini-program's build reads that one.
      expect(named.filter((variable) => !read.includes(variable))).toEqual(['API_BASE']);
      expect(read.filter((variable) => !text.includes(`\`${variable}\``))).toEqual([]);
    },
  );
});
