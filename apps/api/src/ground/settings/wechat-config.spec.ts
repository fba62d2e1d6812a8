import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { loadConfig } from './config';
import { payeeOf } from './wechat-config';

const pem = (bits: number) =>
  generateKeyPairSync('rsa', {
    modulusLength: bits,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
const own = pem(2048);
const platform = pem(2048);
const short = pem(1024);
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({
  type: 'spki',
  format: 'pem',
});

const API_V3_KEY = 'v3key-0123456789abcdefghijklmnop';
const merchant = (mchid: string) => ({
  mchid,
  serialNo: '5157F09EFDC096DE15EBE81A47057A7200000000',
  privateKey: own.privateKey,
  apiV3Key: API_V3_KEY,
  platformKeys: { PUB_KEY_ID_0119: platform.publicKey } as Record<string, string>,
});
const content = () => ({
  appId: 'wx8888888888888888',
  appSecret: 'the-app-secret',
  notifyUrl: 'https://cailan.example/',
  templates: { confirmed: 'T-confirmed', arrived: 'T-arrived', refunded: 'T-refunded' },
  merchants: [merchant('1900000100'), merchant('1900000109')],
  payees: {
    '*': { mode: 'partner', mchid: '1900000100', subMchid: '1900000200' },
    laobaixing: { mode: 'direct', mchid: '1900000109' },
  } as Record<string, unknown>,
});

describe('the configuration of WeChat', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cailan-wechat-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const load = (file: unknown, env: NodeJS.ProcessEnv = {}) => {
    const path = join(folder, 'wechat.json');
    writeFileSync(path, typeof file === 'string' ? file : JSON.stringify(file));
    return loadConfig({ NODE_ENV: 'development', DATA_DIR: folder, WECHAT_FILE: path, ...env }).wechat;
  };
  const faultsOf = (file: unknown, env?: NodeJS.ProcessEnv): string[] => {
    try {
      load(file, env);
    } catch (error) {
      return (error as Error).message.split('\n  ').slice(1);
    }
    return [];
  };

  it('makes no demonstration by accident: either real host needs a word of what this is', () => {
    const local = { apiUrl: 'http://127.0.0.1:4100', payUrl: 'http://localhost:4100' };
    const fault = [expect.stringContaining('NODE_ENV: 没有写，而 WECHAT_FILE 里是真的微信')];
    const said = { NODE_ENV: '' };
    expect(faultsOf(content(), said)).toEqual(fault);
    expect(faultsOf({ ...content(), apiUrl: local.apiUrl }, said)).toEqual(fault);
    expect(faultsOf({ ...content(), payUrl: local.payUrl }, said)).toEqual(fault);
    expect(faultsOf({ ...content(), ...local }, said)).toEqual([]);
    expect(faultsOf(content())).toEqual([]);
  });

  it('is read from its file, the real hosts being the ones that are meant', () => {
    const config = load(content());
    expect(config).toMatchObject({
      appId: 'wx8888888888888888',
      apiUrl: 'https://api.weixin.qq.com',
      payUrl: 'https://api.mch.weixin.qq.com',
      notifyUrl: 'https://cailan.example',
      cloudRun: false,
    });
    expect(config?.appSecret).toBe('the-app-secret');
    expect(config?.merchants.map(({ apiV3Key }) => apiV3Key.toString())).toEqual([API_V3_KEY, API_V3_KEY]);
    expect(load(content(), { WECHAT_CLOUD_RUN: 'on' })?.cloudRun).toBe(true);
    expect(loadConfig({ DATA_DIR: folder }).wechat).toBeUndefined();
  });

  it('names the payee of every supermarket', () => {
    const config = load(content());
    if (!config) throw new Error('not read');
    expect(payeeOf(config, 'laobaixing')).toEqual({ mode: 'direct', mchid: '1900000109' });
    const everyoneElse = { mode: 'partner', mchid: '1900000100', subMchid: '1900000200' };
    expect(payeeOf(config, 'anyone')).toEqual(everyoneElse);
    expect(payeeOf(config, 'constructor')).toEqual(everyoneElse);
    expect(payeeOf({ ...config, payees: {} }, 'laobaixing')).toBeUndefined();
  });

  it('shows no secret to whoever prints it', () => {
    const config = load(content());
    const shown = [
      JSON.stringify(config),
      JSON.stringify({ wechat: config }),
      inspect(config, { depth: 10 }),
      inspect({ ...config }, { depth: 10 }),
      inspect(config?.merchants[0], { depth: 10 }),
    ].join('\n');
    expect(shown).toContain('wx8888888888888888');
    for (const secret of [
      'the-app-secret',
      API_V3_KEY,
      Buffer.from(API_V3_KEY).toString('hex'),
      'PRIVATE KEY',
    ])
      expect(shown).not.toContain(secret);
    expect(shown).not.toContain(Buffer.from(API_V3_KEY).join(','));
    expect(inspect(config?.merchants[0]?.apiV3Key)).toContain('Buffer');
  });

  it('is refused with every fault named, and no secret among them', () => {
    const faulty = {
      ...content(),
      appId: 'gh_1',
      appSecret: 5,
      apiUrl: 'ftp://api',
      notifyUrl: 'https://cailan.example/?a=1',
      templates: { confirmed: 'T' },
      merchants: [
        {
          ...merchant('1900000100'),
          apiV3Key: 'too-short',
          privateKey: short.privateKey,
          platformKeys: { A: 'no key', B: ec, C: short.publicKey },
        },
        { ...merchant('x'), platformKeys: {} },
        'merchant',
      ],
      payees: {
        '*': { mode: 'partner', mchid: '1900000100' },
        a: { mode: 'both', mchid: '1900000100' },
        b: { mode: 'direct', mchid: '1900000999' },
        c: null,
      },
    };
    expect(
      faultsOf(faulty)
        .map((fault) => fault.replace(/^WECHAT_FILE: /, ''))
        .sort(),
    ).toEqual(
      [
        'appId: 要写小程序的 appid（wx 开头）',
        'appSecret: 要写一段文字',
        'apiUrl: 要写 http 或 https 地址，不带参数、# 和用户名',
        'notifyUrl: 要写 http 或 https 地址，不带参数、# 和用户名',
        'templates.arrived: 没有写，必须写',
        'templates.refunded: 没有写，必须写',
        'merchants[0].apiV3Key: 要正好 32 个字节',
        'merchants[0].privateKey: 短于 2048 位，请换一个',
        'merchants[0].platformKeys.A: 不是 PEM 格式的密钥，请把整个 PEM 文件的内容写进来',
        'merchants[0].platformKeys.B: 不是 RSA 密钥，请换一个',
        'merchants[0].platformKeys.C: 短于 2048 位，请换一个',
        'merchants[1].mchid: 要写商户号（8 到 32 位数字）',
        'merchants[1].platformKeys: 一个也没有，至少写一个微信支付的公钥',
        'merchants[2]: 要写一个对象 {…}',
        'merchants[2].apiV3Key: 没有写，必须写',
        'merchants[2].mchid: 没有写，必须写',
        'merchants[2].platformKeys: 要写一个对象 {…}',
        'merchants[2].platformKeys: 一个也没有，至少写一个微信支付的公钥',
        'merchants[2].privateKey: 没有写，必须写',
        'merchants[2].serialNo: 没有写，必须写',
        'payees.*.subMchid: 没有写，必须写',
        'payees.a.mode: 要写 direct 或 partner',
        'payees.b.mchid: 不是 merchants 里的商户，请核对',
        'payees.c: 要写一个对象 {…}',
        'payees.c.mchid: 没有写，必须写',
        'payees.c.mode: 没有写，必须写',
      ].sort(),
    );
    const all = faultsOf(faulty).join();
    for (const secret of ['too-short', 'PRIVATE', 'no key']) expect(all).not.toContain(secret);
  });

  it('is refused when the file cannot be read, and does not quote it', () => {
    expect(faultsOf('{"appSecret":"hush')).toEqual([
      'WECHAT_FILE: 文件的内容不是 JSON，请检查引号、逗号和括号',
    ]);
    expect(faultsOf('[]')[0]).toBe('WECHAT_FILE: 整个文件: 要写一个对象 {…}');
    expect(faultsOf(content(), { WECHAT_FILE: join(folder, 'none.json') })).toEqual([
      `WECHAT_FILE: 没有文件 ${join(folder, 'none.json')}，请检查路径和权限`,
    ]);
    expect(faultsOf({ ...content(), merchants: [] })).toContain(
      'WECHAT_FILE: merchants: 一个商户也没有，至少写一个',
    );
    const twice = { ...content(), merchants: [merchant('1900000109'), merchant('1900000109')], payees: {} };
    expect(faultsOf(twice)).toEqual(['WECHAT_FILE: merchants: 同一个 mchid 写了两次，只留一个']);
  });

  it('names the fields of its templates, or takes the usual ones', () => {
    expect(load(content())?.templateFields.arrived).toEqual({
      shop: 'thing1',
      where: 'thing2',
      time: 'time3',
      next: 'thing4',
    });
    const own = { confirmed: { where: 'thing12', amount: 'amount2', time: 'date6' } };
    const fields = load({ ...content(), templateFields: own })?.templateFields;
    expect(fields?.confirmed).toEqual(own.confirmed);
    expect(fields?.refunded).toMatchObject({ amount: 'amount3' });
    const faulty = {
      confirmed: { price: 'amount1', toString: 'thing1', shop: 'phrase1', time: 'thing2', where: 'thing2' },
      arrived: {},
      refunded: 'thing1',
      late: { shop: 'thing1' },
    };
    expect(faultsOf({ ...content(), templateFields: faulty }).sort()).toEqual(
      [
        'confirmed.price: 这种消息没有这一项，只有 shop、where、amount、time',
        'confirmed.toString: 这种消息没有这一项，只有 shop、where、amount、time',
        'confirmed.shop: 要写模板的字段，例如 thing1',
        'confirmed.*: 同一个字段写了两次，每项要有自己的字段',
        'arrived.*: 一项也没有写，至少写一项，或者整个删掉',
        'refunded: 要写一个对象 {…}',
        'refunded.*: 一项也没有写，至少写一项，或者整个删掉',
        'late: 没有这种消息，只有 confirmed、arrived、refunded',
      ]
        .map((fault) => `WECHAT_FILE: templateFields.${fault}`)
        .sort(),
    );
  });

  it('is of https alone in production, and trusts Cloud Run only by word', () => {
    const local = { ...content(), apiUrl: 'http://127.0.0.1:1', notifyUrl: 'http://127.0.0.1:2' };
    expect(faultsOf(local)).toEqual([]);
    const faults = faultsOf(local, { NODE_ENV: 'production' });
    expect(faults).toEqual(
      expect.arrayContaining([
        'WECHAT_FILE: apiUrl: 正式运行要写 https 地址',
        'WECHAT_FILE: notifyUrl: 正式运行要写 https 地址',
      ]),
    );
    expect(faultsOf(content(), { WECHAT_CLOUD_RUN: 'yes' })).toEqual(['WECHAT_CLOUD_RUN: 只能写 off 或 on']);
    expect(faultsOf(content(), { WECHAT_CLOUD_RUN: 'on', WECHAT_FILE: '' })).toEqual([
      'WECHAT_CLOUD_RUN: 写了 on，还要写 WECHAT_FILE',
    ]);
  });
});
