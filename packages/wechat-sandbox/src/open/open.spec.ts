import type { Answer } from '../testing/harness';
import { openShop, type Shop } from '../testing/shop';
import { scanned } from '../testing/scanned';

const errcode = ({ body }: Answer): unknown => body.errcode;

describe('WeChat: sign-in and phone number', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop.shut());

  const codeFor = async (key: string) => String((await shop.post('/sandbox/login-codes', { key })).body.code);
  const signIn = (code: string, changes: object = {}): Promise<Answer> => {
    const { appId: appid, appSecret: secret } = shop.configuration;
    const asked = { appid, secret, js_code: code, grant_type: 'authorization_code', ...changes };
    return shop.get(`/sns/jscode2session?${new URLSearchParams(asked).toString()}`);
  };

  it('gives a code its openid once, for five minutes', async () => {
    const code = await codeFor('wang');
    expect((await signIn(code)).body).toEqual({ openid: shop.openid, session_key: expect.any(String) });
    expect(shop.openid).toMatch(/^o[\w-]{27}$/);
    expect(errcode(await signIn(code))).toBe(40029);
    const late = await codeFor('wang');
    await shop.advance(301);
    expect(errcode(await signIn(late))).toBe(40029);
  });

  it('refuses who is not the app', async () => {
    const code = await codeFor('wang');
    expect(errcode(await signIn(code, { appid: '' }))).toBe(41002);
    expect(errcode(await signIn(code, { appid: 'wx0' }))).toBe(40013);
    expect(errcode(await signIn(code, { secret: '' }))).toBe(41004);
    expect(errcode(await signIn(code, { secret: 'guess' }))).toBe(40125);
    expect(errcode(await signIn(code, { grant_type: 'password' }))).toBe(40002);
    expect(errcode(await signIn(''))).toBe(41008);
    expect((await signIn(code)).body.openid).toBe(shop.openid);
  });

  it('lets a person in a hundred times a minute', async () => {
    const codes = await Promise.all(Array.from({ length: 100 }, () => codeFor('busy')));
    await Promise.all(codes.map((code) => signIn(code)));
    expect(errcode(await signIn(await codeFor('busy')))).toBe(45011);
    await shop.advance(61);
    expect(errcode(await signIn(await codeFor('busy')))).toBeUndefined();
    await shop.fault({ name: 'high_risk_user', count: 1 });
    expect(errcode(await signIn(await codeFor('wang')))).toBe(40226);
    await shop.fault({ name: 'busy', count: 1 });
    expect(errcode(await signIn(await codeFor('wang')))).toBe(-1);
  });

  it('gives the phone number for a code, once, and not for a login code', async () => {
    const path = '/wxa/business/getuserphonenumber';
    const phoneCode = async (phone: string) =>
      (await shop.post('/sandbox/phone-codes', { key: 'wang', phone })).body.code;
    const code = await phoneCode('13912345678');
    const { body } = await shop.open(path, { code, openid: shop.openid });
    expect(body).toMatchObject({
      errcode: 0,
      phone_info: { purePhoneNumber: '13912345678', countryCode: '86' },
    });
    expect(errcode(await shop.open(path, { code }))).toBe(40029);
    expect(errcode(await shop.open(path, { code: await codeFor('wang') }))).toBe(40029);
    expect(errcode(await shop.open(path, { code: await phoneCode('13912345678'), openid: 'other' }))).toBe(
      40029,
    );
    expect(errcode(await shop.open(path, {}))).toBe(40029);
    const { status } = await shop.post('/sandbox/phone-codes', { key: 'wang', phone: '12' });
    expect(status).toBe(400);
  });
});

describe('WeChat: messages, codes, texts, shipping', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop.shut());

  const send = (changes: object = {}) =>
    shop.open('/cgi-bin/message/subscribe/send', {
      touser: shop.openid,
      template_id: shop.configuration.templates.arrived,
      page: 'resident/home/index?id=1',
      data: { thing1: { value: '老百姓超市的菜到了' }, time2: { value: '2026年3月1日 19:30' } },
      ...changes,
    });
  const accept = (yes: boolean) =>
    shop.post('/sandbox/subscriptions', {
      key: 'wang',
      templateIds: [shop.configuration.templates.arrived],
      accept: yes,
    });

  it('sends one message for each acceptance', async () => {
    expect(errcode(await send())).toBe(43101);
    expect((await accept(false)).body).toEqual({ [shop.configuration.templates.arrived]: 'reject' });
    expect(errcode(await send())).toBe(43101);
    await accept(true);
    await accept(true);
    expect([errcode(await send()), errcode(await send()), errcode(await send())]).toEqual([0, 0, 43101]);
    const messages = (await shop.get('/sandbox/messages')).body as unknown as { data: object }[];
    expect(messages).toHaveLength(2);
    expect(messages[0]).toMatchObject({ template: 'arrived', data: { thing1: '老百姓超市的菜到了' } });
  });

  it.each([
    [40003, { touser: 'nobody' }],
    [40037, { template_id: 'none' }],
    [41030, { page: '/resident/home' }],
    [47003, { data: { thing1: { value: '菜'.repeat(21) } } }],
    [47003, { data: { character_string1: { value: 'x'.repeat(33) } } }],
    [47003, { data: { number1: { value: '12a' } } }],
    [47003, { data: { amount1: { value: '¥12345678901' } } }],
    [47003, { data: { phone_number1: { value: '1'.repeat(18) } } }],
    [47003, { data: { name1: { value: '王'.repeat(11) } } }],
    [47003, { data: { phrase1: { value: '已经全部到齐' } } }],
    [47003, { data: { secret1: { value: 'x' } } }],
    [47003, { data: { thing1: { value: '' } } }],
    [47003, { data: {} }],
  ])('refuses a message with %d for %j and keeps the acceptance', async (code, changes) => {
    await accept(true);
    const answer = await send(changes);
    expect(errcode(answer)).toBe(code);
    if (code === 47003) expect(answer.body.errmsg).toContain('data');
    expect(errcode(await send())).toBe(0);
  });

  it('names the field that is wrong', async () => {
    const { body } = await send({ data: { thing1: { value: 'ok' }, phrase2: { value: 'nope' } } });
    expect(body.errmsg).toContain('data.phrase2.value');
  });

  it('makes a picture of a code, and refuses bad scenes and pages', async () => {
    const token = await shop.token();
    const ask = (body: object) =>
      fetch(`${shop.sandbox.url}/wxa/getwxacodeunlimit?access_token=${token}`, {
        method: 'POST',
        body: JSON.stringify(body),
      });
    const picture = await ask({ scene: 'b=3-2', page: 'pages/enter/index', width: 280 });
    const bytes = Buffer.from(await picture.arrayBuffer());
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect([bytes.subarray(1, 4).toString(), bytes.readUInt32BE(16)]).toEqual(['PNG', 280]);
    expect(scanned(bytes)).toBe('pages/enter/index?scene=b=3-2');
    const codes = await Promise.all(
      [
        { scene: '中文' },
        { scene: 'x'.repeat(33) },
        { scene: 'a', page: '/pages/x' },
        { scene: 'a', width: 10 },
      ].map(async (body) => ((await (await ask(body)).json()) as { errcode: number }).errcode),
    );
    expect(codes).toEqual([40129, 40129, 41030, 40097]);
  });

  it('checks texts', async () => {
    const check = (content: string, changes: object = {}) =>
      shop.open('/wxa/msg_sec_check', { version: 2, scene: 2, openid: shop.openid, content, ...changes });
    expect((await check('两斤白菜')).body).toMatchObject({
      errcode: 0,
      result: { suggest: 'pass', label: 100 },
    });
    expect((await check('违规的话')).body).toMatchObject({ result: { suggest: 'risky' } });
    expect((await check('可疑的话')).body).toMatchObject({ result: { suggest: 'review' } });
    expect(errcode(await check(''))).toBe(44002);
    expect(errcode(await check('x', { openid: 'nobody' }))).toBe(43104);
    expect(errcode(await check('x', { version: 1 }))).toBe(47001);
  });

  it('takes shipping info once the payment is a few seconds old, and one correction', async () => {
    const no = await shop.paid();
    const upload = (changes: object = {}) =>
      shop.open('/wxa/sec/order/upload_shipping_info', {
        order_key: { order_number_type: 1, mchid: '1900000109', out_trade_no: no },
        logistics_type: 2,
        delivery_mode: 1,
        shipping_list: [{ item_desc: '蔬菜 12 户' }],
        upload_time: '2026-03-01T19:29:35.120+08:00',
        payer: { openid: shop.openid },
        ...changes,
      });
    expect(errcode(await upload())).toBe(10060001);
    await shop.advance(6);
    expect(errcode(await upload({ payer: { openid: 'other' } }))).toBe(10060023);
    expect(errcode(await upload({ upload_time: 'now' }))).toBe(268485216);
    expect(errcode(await upload({ shipping_list: [] }))).toBe(268485216);
    const { transaction_id } = (await shop.query(no)).body;
    expect(errcode(await upload())).toBe(0);
    expect(errcode(await upload({ order_key: { order_number_type: 2, transaction_id } }))).toBe(0);
    expect(errcode(await upload())).toBe(10060003);
    const unknown = { order_number_type: 2, transaction_id: '42' };
    expect(errcode(await upload({ order_key: unknown }))).toBe(10060001);
  });

  it('answers what is not JSON with 47001 and what is too long with 413', async () => {
    const url = `${shop.sandbox.url}/wxa/msg_sec_check?access_token=${await shop.token()}`;
    const broken = await fetch(url, { method: 'POST', body: '{' });
    expect([broken.status, await broken.json()]).toMatchObject([200, { errcode: 47001 }]);
    expect((await fetch(url, { method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) })).status).toBe(413);
  });
});
