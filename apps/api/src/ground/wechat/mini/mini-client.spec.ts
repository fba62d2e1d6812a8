import type { Config } from '../../settings/config';
import { WechatStage } from '../testing/wechat-stage';
import { payeeOf } from '../../settings/wechat-config';
import { MiniClient } from './mini-client';
import { WechatError } from './wechat-error';

describe('WeChat’s server API', () => {
  let stage: WechatStage;

  beforeAll(async () => {
    stage = await WechatStage.start({ shippingDelaySeconds: 60 });
  });
  afterEach(() => stage.post('faults', { clear: true }));
  afterAll(() => stage.stop());

  const codeOf = async (kind: 'login' | 'phone', key: string, more: object = {}) =>
    (await stage.post<{ code: string }>(`${kind}-codes`, { key, ...more })).code;
  const errcode = async (work: Promise<unknown>): Promise<number> => {
    const error: unknown = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof WechatError)) throw new Error(`no WechatError: ${String(error)}`);
    return error.errcode;
  };
  const asked = async (path: string) =>
    (await stage.seen()).requests.filter((seen) => seen.path.startsWith(path)).length;

  it('says who signed in, once for a code, and keeps no session key', async () => {
    const code = await codeOf('login', 'resident');
    const session = await stage.mini.session(code);
    expect(session).toEqual({ openid: await stage.openid('resident') });
    expect(await errcode(stage.mini.session(code))).toBe(40029);
    expect(await errcode(stage.mini.session('never given'))).toBe(40029);
    await stage.fault('high_risk_user', { count: 1 });
    expect(await errcode(stage.mini.session(await codeOf('login', 'resident')))).toBe(40226);
  });

  it('says the phone number behind a button’s code, once', async () => {
    const code = await codeOf('phone', 'resident', { phone: '13812345678' });
    expect(await stage.mini.phoneNumber(code)).toBe('+8613812345678');
    expect(await errcode(stage.mini.phoneNumber(code))).toBe(40029);
    const abroad = await codeOf('phone', 'traveller', { phone: '+1-3812345678' });
    expect(await stage.mini.phoneNumber(abroad)).toBe('+13812345678');
  });

  it('sends a message for each time that the person accepted one', async () => {
    const openid = await stage.openid('leader');
    const templateId = stage.config.templates.confirmed;
    const message = {
      openid,
      templateId,
      page: 'resident/home/index',
      data: { thing1: '老百姓超市', time2: '2026-11-21 20:00' },
    };
    expect(await stage.mini.sendSubscribeMessage(message)).toBe('not_subscribed');
    await stage.post('subscriptions', { key: 'leader', templateIds: [templateId], accept: true });
    expect(await stage.mini.sendSubscribeMessage(message)).toBe('sent');
    expect(await stage.mini.sendSubscribeMessage(message)).toBe('not_subscribed');
    expect((await stage.seen()).messages[0]).toMatchObject({ openid, template: 'confirmed' });
    expect(await errcode(stage.mini.sendSubscribeMessage({ ...message, openid: 'o-nobody' }))).toBe(40003);
    expect(await errcode(stage.mini.sendSubscribeMessage({ ...message, templateId: 'none' }))).toBe(40037);
    await stage.post('subscriptions', { key: 'leader', templateIds: [templateId], accept: true });
    const long = { ...message, data: { ...message.data, thing1: '长'.repeat(21) } };
    expect(await errcode(stage.mini.sendSubscribeMessage(long))).toBe(47003);
  });

  it('takes shipping info a while after the payment', async () => {
    const payee = payeeOf(stage.config, 'shop');
    if (!payee) throw new Error('no payee');
    const openid = await stage.openid('leader');
    const outTradeNo = 'P2026112100000001';
    const timeExpire = stage.clock.in(1800);
    const prepayId = await stage.pay.prepay(payee, {
      outTradeNo,
      description: '菜',
      amountFen: 1,
      openid,
      timeExpire,
    });
    await stage.decides('leader', stage.pay.paySheet(payee, prepayId));
    const transactionId = (await stage.pay.query(payee, outTradeNo))?.transactionId ?? '';
    const shipping = {
      transactionId,
      description: '集采单'.repeat(60),
      openid,
      deliveryMode: 'same_city' as const,
      at: stage.clock.now(),
    };
    expect(await errcode(stage.mini.uploadShipping(shipping))).toBe(10060001);
    await stage.post('clock', { advanceSeconds: 61 });
    await stage.mini.uploadShipping(shipping);
    expect((await stage.seen()).shippings).toMatchObject([{ transactionId, logisticsType: 2 }]);
    expect(await errcode(stage.mini.uploadShipping({ ...shipping, transactionId: '4200' }))).toBe(10060001);
  });

  it('draws a mini-program code', async () => {
    const picture = await stage.mini.code('b=A8-3-2', 'sign-in/binding/index');
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect(await errcode(stage.mini.code('楼', 'sign-in/binding/index'))).toBe(40129);
    expect(await errcode(stage.mini.code('b=1', '/sign-in/binding/index'))).toBe(41030);
  });

  it('judges a text', async () => {
    const openid = await stage.openid('resident');
    expect(await stage.mini.checkText(openid, '请放门口')).toBe('pass');
    expect(await stage.mini.checkText(openid, '这句可疑')).toBe('review');
    expect(await stage.mini.checkText(openid, '这句违规')).toBe('risky');
  });

  it('is asked with one token, however many ask, until it is about to end', async () => {
    const own = await WechatStage.start();
    const openid = await own.openid('resident');
    const tokens = async () =>
      (await own.seen()).requests.filter(({ path }) => path === '/cgi-bin/stable_token').length;
    const check = () => own.mini.checkText(openid, '请放门口');
    await Promise.all([check(), check(), check(), check()]);
    await check();
    expect(await tokens()).toBe(1);
    const later = async (seconds: number) => {
      await own.post('clock', { advanceSeconds: seconds });
      own.clock.set(own.clock.in(seconds));
    };
    await later(7200 - 400);
    await check();
    expect(await tokens()).toBe(1);
    await later(101);
    await check();
    expect(await tokens()).toBe(2);
    await own.stop();
  });

  it('is asked once more when it no longer takes the token, and not for ever', async () => {
    const openid = await stage.openid('resident');
    await stage.mini.checkText(openid, '请放门口');
    await stage.fault('token_expired', { count: 1 });
    const before = await asked('/cgi-bin/stable_token');
    const checks = Array.from({ length: 4 }, () => stage.mini.checkText(openid, '请放门口'));
    expect(await Promise.all(checks)).toEqual(['pass', 'pass', 'pass', 'pass']);
    expect((await asked('/cgi-bin/stable_token')) - before).toBeLessThanOrEqual(2);
    await stage.fault('token_expired');
    expect(await errcode(stage.mini.checkText(openid, '请放门口'))).toBe(42001);
  });

  it('is busy when it says so, breaks down, is slow or silent', async () => {
    const openid = await stage.openid('resident');
    const check = () => stage.mini.checkText(openid, '请放门口');
    await check();
    for (const fault of ['busy', 'server_error', 'lost_answer']) {
      await stage.fault(fault, { count: 1, only: 'msg_sec_check' });
      expect(await errcode(check())).toBe(-1);
    }
    await stage.fault('slow', { count: 1, seconds: 1.2, only: 'msg_sec_check' });
    expect(await errcode(check())).toBe(-1);
    expect(await check()).toBe('pass');
  });

  it('is told apart from a service without WeChat, and shows no secret in what it throws', async () => {
    const none = new MiniClient({} as Config, stage.clock);
    await expect(none.session('code')).rejects.toThrow('wechat_not_configured');
    const nowhere = {
      wechat: { ...stage.config, apiUrl: 'http://127.0.0.1:9', appSecret: 'hush' },
    } as Config;
    const error: unknown = await new MiniClient(nowhere, stage.clock)
      .session('code')
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(WechatError);
    expect((error as Error).stack).not.toContain('hush');
  });
});
