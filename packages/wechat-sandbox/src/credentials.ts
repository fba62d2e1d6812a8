import { generateKeyPair, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { machineMs } from './clock';

interface KeyPair {
  serial: string;
  privateKey: string;
  publicKey: string;
}

/** A merchant of WeChat Pay; a service provider also has sub-merchants, by the payee's code. */
export interface Merchant {
  mchid: string;
  name: string;
  mode: 'direct' | 'partner';
  key: KeyPair;
  apiV3Key: string;
  subMerchants: Record<string, string>;
}

/** What WeChat and the product know of each other. Made at the first start, never committed. */
export interface Credentials {
  appId: string;
  appSecret: string;
  templates: { confirmed: string; arrived: string; refunded: string };
  merchants: Merchant[];
  /** The platform's keys: the certificate that is going, and the public key that replaces it. */
  platform: { certificate: KeyPair; publicKey: KeyPair };
}

const generate = promisify(generateKeyPair);

async function keyPair(serial: string): Promise<KeyPair> {
  const pair = await generate('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { serial, ...pair };
}

const serialNo = (): string => randomBytes(20).toString('hex').toUpperCase();
const templateId = (): string => randomBytes(32).toString('base64url').slice(0, 43);

async function merchant(mchid: string, name: string, mode: Merchant['mode']): Promise<Merchant> {
  const key = await keyPair(serialNo());
  const apiV3Key = randomBytes(16).toString('hex');
  return { mchid, name, mode, key, apiV3Key, subMerchants: mode === 'partner' ? { '*': '1900000201' } : {} };
}

async function makeCredentials(): Promise<Credentials> {
  const [provider, shop, certificate, publicKey] = await Promise.all([
    merchant('1900000100', '菜篮服务平台', 'partner'),
    merchant('1900000109', '直连商户', 'direct'),
    keyPair(serialNo()),
    keyPair(`PUB_KEY_ID_0${machineMs()}`),
  ]);
  return {
    appId: `wx${randomBytes(8).toString('hex')}`,
    appSecret: randomBytes(16).toString('hex'),
    templates: { confirmed: templateId(), arrived: templateId(), refunded: templateId() },
    merchants: [provider, shop],
    platform: { certificate, publicKey },
  };
}

/**
 * The credentials kept in `dir`, made where there are none. Every payee named as a partner gets a sub-merchant of its own
 * and keeps it.
 */
export async function loadCredentials(
  dir: string | undefined,
  payees: Record<string, Merchant['mode']>,
): Promise<Credentials> {
  const file = dir && join(dir, 'credentials.json');
  const credentials =
    file && existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as Credentials)
      : await makeCredentials();
  const provider = credentials.merchants.find((one) => one.mode === 'partner');
  for (const code of Object.keys(payees).filter((one) => payees[one] === 'partner')) {
    if (provider) provider.subMerchants[code] ??= subMerchantId(provider);
  }
  if (file) {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    writeSecret(file, credentials);
  }
  return credentials;
}

const subMerchantId = (provider: Merchant): string =>
  String(1_900_000_201 + Object.keys(provider.subMerchants).length);

/** Writes JSON that only its owner may read, in one step. */
export function writeSecret(file: string, content: object): void {
  writeFileSync(`${file}.new`, JSON.stringify(content, null, 2) + '\n', { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
