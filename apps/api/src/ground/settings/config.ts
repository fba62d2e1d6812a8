import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { deploymentOf } from './deployment';
import { databaseTlsOf, type DatabaseTls } from './database-tls';
import { developmentSecrets, type Secrets } from './development-secrets';
import { readLimits, type Limits } from './limits';
import { fileSetting, folderSetting, wholeSetting, wordSetting } from './settings';
import { readWechatFile, type WechatConfig } from './wechat-config';

/** Everything the service reads from its environment, checked once at start. */
export interface Config {
  /** Nothing for development is served. */
  production: boolean;
  /** Nobody said what this is: whoever comes through a proxy is refused. */
  localOnly?: boolean;
  host: string;
  port: number;
  /** `mysql://user:password@host:port/name`; without it the embedded engine is used. */
  databaseUrl: string | undefined;
  /** How the way to MySQL/MariaDB is sealed; undefined: not at all. */
  databaseTls?: DatabaseTls;
  dataDir: string;
  /** The folder of the browser's build; nothing is served when it is empty. */
  webDir: string;
  /** Signs access tokens. */
  tokenSecret: string;
  /** AES-256 keys by id; the first seals, all of them open. */
  dataKeys: { id: string; key: Buffer }[];
  /** Keys the searchable hash of phone numbers. */
  hashKey: Buffer;
  logLevel: 'info' | 'silent';
  /** Whether access tokens without a session are believed. No setting turns it on: specs and recordings alone do. */
  sessionless?: boolean;
  /** Connections to MySQL/MariaDB that this instance may hold. */
  poolSize: number;
  /** Whose `X-Forwarded-For` is believed: a number of proxies, or their addresses; undefined: nobody's. */
  trustProxy?: number | string[];
  /** How long a desk stays signed in, hours: a shift. */
  deskHours: number;
  /** Time-outs and bounds: `LIMIT_…` (docs/operations.md). */
  limits: Limits;
  /** Undefined where the service does without WeChat. */
  wechat?: WechatConfig;
}

/** What only the programs ask that start the service. */
export interface StartConfig extends Config {
  /** The plan to load, as it was said; undefined: none. */
  plan: string | undefined;
  /** Whether rounds are opened at the first start. */
  demonstration: boolean;
  /** The port of the stand-in for WeChat that `npm start` brings; 0: any that is free. */
  sandboxPort: number;
}

export const CONFIG = Symbol('config');

/** The longest shift of a shop's evening, from the first list to the last bag. */
const DESK_HOURS = 12;
const DEFAULT_PLAN = 'plans/a8-regiment.yaml';

/** Reads the configuration. @throws Error that names every setting that is missing or wrong, and says in Chinese what to do. */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): StartConfig {
  const setting = (name: string, otherwise: string): string => env[name] || otherwise;
  const faults: string[] = [];
  const production = env['NODE_ENV'] === 'production';
  const host = hostOf(setting('HOST', production ? '0.0.0.0' : '127.0.0.1'), faults);
  const { wechat } = wechatOf(env, production, faults);
  const wechatUrls = wechat ? [wechat.apiUrl, wechat.payUrl] : [];
  const deployment = deploymentOf({ said: env['NODE_ENV'], host, wechatUrls }, faults);
  const dataDir = folderSetting('DATA_DIR', resolve(setting('DATA_DIR', '.data')), faults);
  // What is refused anyway makes no keys.
  const secrets =
    production || faults.length > 0
      ? secretsOf(env)
      : { ...developmentSecrets(dataDir, secretsOf(env), faults), ...definedOnly(secretsOf(env)) };
  const required = (name: keyof Secrets): string =>
    secrets[name] || (production && faults.push(`${name}: 正式运行必须写（怎么做见 README）`), '');
  const count = (name: string, otherwise: number, [least, most]: [number, number]): number =>
    wholeSetting(name, setting(name, String(otherwise)), [least, most], faults);
  const config: StartConfig = {
    production: deployment === 'production',
    localOnly: deployment === 'local',
    host,
    port: count('PORT', 3000, [0, 65_535]),
    databaseUrl: databaseUrlOf(env, faults),
    dataDir,
    webDir: folderSetting('WEB_DIR', resolve(setting('WEB_DIR', 'apps/miniprogram/dist/h5')), faults),
    tokenSecret: parseSecret(required('TOKEN_SECRET'), faults),
    dataKeys: parseKeys(required('DATA_KEYS'), faults),
    hashKey: parseHashKey(required('HASH_KEY'), faults),
    logLevel: wordSetting('LOG_LEVEL', env['LOG_LEVEL'], ['info', 'silent'], faults),
    poolSize: count('DATABASE_POOL', 16, [1, 1000]),
    deskHours: count('DESK_HOURS', DESK_HOURS, [1, 24]),
    limits: readLimits(env, faults),
    plan: planOf(env, production, faults),
    demonstration:
      wordSetting('DEMONSTRATION', env['DEMONSTRATION'], ['on', 'off'], faults) === 'on' && !production,
    sandboxPort: count('SANDBOX_PORT', 0, [0, 65_535]),
    ...proxyOf(env, production, faults),
    ...databaseTlsOf(env, production, faults),
    ...(wechat && { wechat }),
  };
  if (faults.length > 0) throw new Error(`设置有误，没有启动：\n  ${faults.join('\n  ')}`);
  return config;
}

/**
 * `TRUST_PROXY`: `1`, or addresses and networks, `10.0.0.0/8,fd00::/8`; `none` where clients come straight. Production
 * must say which: unset behind a proxy, a whole city shares one address and its limits.
 */
function proxyOf(env: NodeJS.ProcessEnv, production: boolean, faults: string[]): Pick<Config, 'trustProxy'> {
  const text = env['TRUST_PROXY'];
  if (!text && production)
    faults.push('TRUST_PROXY: 正式运行必须写明：前面有几层代理（1）、代理的地址，或者没有代理（none）');
  if (!text || text === 'none') return {};
  if (/^[1-9]$/.test(text)) return { trustProxy: Number(text) };
  const networks = text.split(',').map((part) => part.trim());
  if (!networks.every(isNetwork))
    faults.push('TRUST_PROXY: 要写前面有几层代理（1 到 9）、代理的地址或网段（例如 10.0.0.0/8），或者 none');
  return { trustProxy: networks };
}

/** The widest that is anybody's own: a shorter prefix believes strangers, `0.0.0.0/0` everyone. */
const LEAST_BITS = 8;

/** An address, or a network of proxies; IPv4 written as IPv6, `::ffff:10.0.0.0/104`, has 96 bits before its own. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const kind = isIP(address);
  if (kind === 0 || rest.length > 0) return false;
  if (bits === undefined) return true;
  const least = kind === 6 && /^::ffff:/i.test(address) ? 96 + LEAST_BITS : LEAST_BITS;
  return /^\d{1,3}$/.test(bits) && Number(bits) >= least && Number(bits) <= (kind === 4 ? 32 : 128);
}

/** `HOST`: an address or a name, without a port. */
function hostOf(text: string, faults: string[]): string {
  const isHost = isIP(text.replace(/^\[|\]$/g, '')) !== 0 || /^[\w-]+(\.[\w-]+)*$/.test(text);
  if (!isHost) faults.push('HOST: 要写一个 IP 地址或主机名，不带端口，例如 0.0.0.0');
  return text;
}

/** `DATABASE_URL`. What is no address could not be judged for TLS either. */
function databaseUrlOf(env: NodeJS.ProcessEnv, faults: string[]): string | undefined {
  const text = env['DATABASE_URL'];
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^(mysql|mariadb):$/.test(url.protocol) || !url.hostname || !/^\/[^/]+$/.test(url.pathname))
    faults.push(
      'DATABASE_URL: 要写成 mysql://用户:密码@主机:端口/库名，密码里的特殊字符写成 %XX（例如 # 写 %23）',
    );
  return text;
}

/** `PLAN`: a file; written empty, none is loaded in a demonstration either. */
function planOf(env: NodeJS.ProcessEnv, production: boolean, faults: string[]): string | undefined {
  const said = env['PLAN'];
  if (said) fileSetting('PLAN', said, faults);
  return (said ?? (production ? '' : DEFAULT_PLAN)) || undefined;
}

/** `WECHAT_FILE` and `WECHAT_CLOUD_RUN` (docs/operations.md). */
function wechatOf(env: NodeJS.ProcessEnv, production: boolean, faults: string[]): Pick<Config, 'wechat'> {
  const file = env['WECHAT_FILE'];
  const cloudRun = wordSetting('WECHAT_CLOUD_RUN', env['WECHAT_CLOUD_RUN'], ['off', 'on'], faults);
  if (cloudRun === 'on' && !file) faults.push('WECHAT_CLOUD_RUN: 写了 on，还要写 WECHAT_FILE');
  if (!file) return {};
  return { wechat: readWechatFile(resolve(file), { production, cloudRun: cloudRun === 'on' }, faults) };
}

function secretsOf(env: NodeJS.ProcessEnv): Secrets {
  return { TOKEN_SECRET: env['TOKEN_SECRET'], DATA_KEYS: env['DATA_KEYS'], HASH_KEY: env['HASH_KEY'] };
}

function definedOnly(secrets: Secrets): Secrets {
  return Object.fromEntries(Object.entries(secrets).filter(([, value]) => value));
}

const LEAST_SECRET = 32;
/** Random text of that length has more, whatever it is written in. */
const LEAST_SIGNS = 8;

/** What is missing is a fault already; a short one could be guessed, and so could blanks or one sign over and over. */
function parseSecret(text: string, faults: string[]): string {
  const signs = text.replace(/\s/g, '');
  if (text && (signs.length < LEAST_SECRET || new Set(signs).size < LEAST_SIGNS))
    faults.push(`TOKEN_SECRET: 太短或太容易猜，至少 ${LEAST_SECRET} 个随机字符，空格不算`);
  return text;
}

function parseHashKey(text: string, faults: string[]): Buffer {
  const key = Buffer.from(text, 'base64');
  if (text && key.length < 32) faults.push('HASH_KEY: 要写 base64，至少 32 个字节（怎么做见 README）');
  return key;
}

/** `id:base64,id:base64`, the key in use first. */
function parseKeys(text: string, faults: string[]): Config['dataKeys'] {
  const keys = text
    .split(',')
    .filter(Boolean)
    .map((entry, i) => {
      const [id = '', encoded = ''] = entry.split(/:(.*)/s);
      const key = Buffer.from(encoded, 'base64');
      if (!/^[\w-]{1,16}$/.test(id) || key.length !== 32)
        faults.push(`DATA_KEYS[${i}]: 要写成 编号:base64，密钥正好 32 个字节（怎么做见 README）`);
      return { id, key };
    });
  const twice = keys.find(({ id }, i) => id && keys.findIndex((other) => other.id === id) !== i);
  if (text && keys.length === 0) faults.push('DATA_KEYS: 写了，却一个密钥也没有，至少写一个');
  // What the one sealed the other would fail to open, and nothing would say which was meant.
  if (twice) faults.push(`DATA_KEYS: 密钥编号 ${twice.id} 写了两次，每个密钥要有自己的编号`);
  return keys;
}
