import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { fileSetting } from './settings';
import { ConfigReader } from './config-reader';
import { templateFields, type PushFields, type PushKind } from './template-fields';

/** A merchant of WeChat Pay: one that is paid itself, or a service provider that collects for supermarkets. */
export interface Merchant {
  mchid: string;
  /** Of the certificate whose key is `privateKey`. */
  serialNo: string;
  privateKey: KeyObject;
  /** 32 bytes: opens notices. */
  apiV3Key: Buffer;
  /** What WeChat signs with, by the serial of a certificate or `PUB_KEY_ID_…`: both are in use while it moves from one to the other. */
  platformKeys: Map<string, KeyObject>;
}

/** Who is paid: the merchant itself, or its sub-merchant. */
export interface Payee {
  mode: 'direct' | 'partner';
  mchid: string;
  /** Of a partner. */
  subMchid?: string;
}

/** How the service speaks to WeChat. Secrets are not enumerable, so that no log and no JSON shows them. */
export interface WechatConfig {
  appId: string;
  appSecret: string;
  /** Bases without a slash at their end. */
  apiUrl: string;
  payUrl: string;
  /** Where WeChat reaches this service. */
  notifyUrl: string;
  /** Ids of the subscribe messages' templates. */
  templates: Record<PushKind, string>;
  templateFields: Record<PushKind, PushFields>;
  merchants: Merchant[];
  /** Of before, by a supermarket's code; `*` is everyone else. Taken over into rows once, and not read after that. */
  payees: Record<string, Payee>;
  /** Whether the headers of WeChat Cloud Run may be trusted. */
  cloudRun: boolean;
}

/** Whether the service can speak for a merchant. */
export const hasKeys = ({ merchants }: WechatConfig, merchantId: string): boolean =>
  merchants.some(({ mchid }) => mchid === merchantId);

const API_URL = 'https://api.weixin.qq.com';
const PAY_URL = 'https://api.mch.weixin.qq.com';

/** The payee that the settings named for a supermarket before payees were data; undefined where they named none. */
export function payeeOf(config: WechatConfig, supermarketCode: string): Payee | undefined {
  const own = Object.hasOwn(config.payees, supermarketCode) ? config.payees[supermarketCode] : undefined;
  return own ?? config.payees['*'];
}

/** Reads the file that `WECHAT_FILE` names; faults are added to `faults`, each with the setting's name and never its value. */
export function readWechatFile(
  file: string,
  options: { production: boolean; cloudRun: boolean },
  faults: string[],
): WechatConfig | undefined {
  const text = fileSetting('WECHAT_FILE', file, faults);
  if (text === undefined) return undefined;
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    // The parser's own message would quote the file.
    faults.push('WECHAT_FILE: 文件的内容不是 JSON，请检查引号、逗号和括号');
    return undefined;
  }
  const found: string[] = [];
  const config = wechatConfig(content, options, found);
  faults.push(...found.map((fault) => `WECHAT_FILE: ${fault}`));
  return config;
}

/** Reads the content of a configuration file (docs/operations.md); every fault is added to `faults`. */
export function wechatConfig(
  content: unknown,
  options: { production: boolean; cloudRun: boolean },
  faults: string[],
): WechatConfig {
  const file = new ConfigReader(content, '', faults);
  const templates = file.object('templates');
  const merchants = file.list('merchants').map(merchantOf);
  if (merchants.length === 0) faults.push('merchants: 一个商户也没有，至少写一个');
  const twice = merchants.find(({ mchid }, i) => mchid && merchants.findIndex((m) => m.mchid === mchid) < i);
  if (twice) faults.push('merchants: 同一个 mchid 写了两次，只留一个');
  const known = new Set(merchants.map(({ mchid }) => mchid));
  const payees = file.objectIf('payees');
  return hiding(
    {
      appId: file.text('appId', /^wx[0-9a-z]{8,30}$/i, '小程序的 appid（wx 开头）'),
      apiUrl: file.url('apiUrl', options.production, API_URL),
      payUrl: file.url('payUrl', options.production, PAY_URL),
      notifyUrl: file.url('notifyUrl', options.production),
      templates: {
        confirmed: templates.text('confirmed'),
        arrived: templates.text('arrived'),
        refunded: templates.text('refunded'),
      },
      templateFields: templateFields(file.objectIf('templateFields')),
      merchants,
      payees: payees
        ? Object.fromEntries(payees.names().map((code) => [code, payeeFrom(payees.object(code), known)]))
        : {},
      cloudRun: options.cloudRun,
    },
    { appSecret: file.text('appSecret') },
  );
}

function merchantOf(entry: ConfigReader): Merchant {
  const platform = entry.object('platformKeys');
  const serials = platform.names();
  if (serials.length === 0) entry.fault('platformKeys', '一个也没有，至少写一个微信支付的公钥');
  const keys = serials.flatMap((serial) => {
    const key = platform.key(serial, createPublicKey);
    return key ? [[serial, key] as const] : [];
  });
  const apiV3Key = Buffer.from(entry.text('apiV3Key'), 'utf8');
  if (apiV3Key.length > 0 && apiV3Key.length !== 32) entry.fault('apiV3Key', '要正好 32 个字节');
  const mchid = entry.text('mchid', /^\d{8,32}$/, '商户号（8 到 32 位数字）');
  const serialNo = entry.text('serialNo', /^[0-9A-Za-z_]{1,64}$/, '证书序列号');
  const privateKey = entry.key('privateKey', createPrivateKey);
  return hiding(
    { mchid, serialNo, platformKeys: new Map(keys) },
    // A missing key is a fault, and with a fault nothing starts.
    { privateKey: privateKey as KeyObject, apiV3Key },
  );
}

function payeeFrom(entry: ConfigReader, known: ReadonlySet<string>): Payee {
  const mode = entry.text('mode', /^(direct|partner)$/, ' direct 或 partner') as Payee['mode'];
  const mchid = entry.text('mchid');
  if (mchid && !known.has(mchid)) entry.fault('mchid', '不是 merchants 里的商户，请核对');
  if (mode !== 'partner') return { mode, mchid };
  return { mode, mchid, subMchid: entry.text('subMchid', /^\d{8,32}$/, '商户号（8 到 32 位数字）') };
}

/** Adds secrets to an object without showing them to whoever lists its properties. */
function hiding<T extends object, S extends object>(open: T, secrets: S): T & S {
  for (const [name, value] of Object.entries(secrets))
    Object.defineProperty(open, name, { value, enumerable: false });
  return open as T & S;
}
