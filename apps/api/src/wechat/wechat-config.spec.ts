import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { loadConfig } from '../config';
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
        'appId: not an appid (wx…)',
        'appSecret: not a text',
        'apiUrl: not a plain http(s) address',
        'notifyUrl: not a plain http(s) address',
        'templates.arrived: missing',
        'templates.refunded: missing',
        'merchants[0].apiV3Key: not 32 bytes',
        'merchants[0].privateKey: shorter than 2048 bits',
        'merchants[0].platformKeys.A: not a key in PEM',
        'merchants[0].platformKeys.B: not an RSA key',
        'merchants[0].platformKeys.C: shorter than 2048 bits',
        'merchants[1].mchid: not a merchant number',
        'merchants[1].platformKeys: none',
        'merchants[2]: not an object',
        'merchants[2].apiV3Key: missing',
        'merchants[2].mchid: missing',
        'merchants[2].platformKeys: not an object',
        'merchants[2].platformKeys: none',
        'merchants[2].privateKey: missing',
        'merchants[2].serialNo: missing',
        'payees.*.subMchid: missing',
        'payees.a.mode: not direct or partner',
        'payees.b.mchid: not one of the merchants',
        'payees.c: not an object',
        'payees.c.mchid: missing',
        'payees.c.mode: missing',
      ].sort(),
    );
    const all = faultsOf(faulty).join();
    for (const secret of ['too-short', 'PRIVATE', 'no key']) expect(all).not.toContain(secret);
  });

  it('is refused when the file cannot be read, and does not quote it', () => {
    expect(faultsOf('{"appSecret":"hush')).toEqual(['WECHAT_FILE: not JSON']);
    expect(faultsOf('[]')[0]).toBe('WECHAT_FILE: the file: not an object');
    expect(faultsOf(content(), { WECHAT_FILE: join(folder, 'none.json') })).toEqual([
      'WECHAT_FILE: cannot be read (ENOENT)',
    ]);
    expect(faultsOf({ ...content(), merchants: [] })).toContain('WECHAT_FILE: merchants: none');
    const twice = { ...content(), merchants: [merchant('1900000109'), merchant('1900000109')], payees: {} };
    expect(faultsOf(twice)).toEqual(['WECHAT_FILE: merchants: one mchid twice']);
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
        'confirmed.price: not one of shop, where, amount, time',
        'confirmed.toString: not one of shop, where, amount, time',
        'confirmed.shop: not a field such as thing1',
        'confirmed.*: one field twice',
        'arrived.*: no field named',
        'refunded: not an object',
        'refunded.*: no field named',
        'late: no such template',
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
      expect.arrayContaining(['WECHAT_FILE: apiUrl: not https', 'WECHAT_FILE: notifyUrl: not https']),
    );
    expect(faultsOf(content(), { WECHAT_CLOUD_RUN: 'yes' })).toEqual(['WECHAT_CLOUD_RUN: not on or off']);
    expect(faultsOf(content(), { WECHAT_CLOUD_RUN: 'on', WECHAT_FILE: '' })).toEqual([
      'WECHAT_CLOUD_RUN: needs WECHAT_FILE',
    ]);
  });
});
