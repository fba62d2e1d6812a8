/**
 * @jest-environment jsdom
 */
import { startMiniProgram } from './harness';
import { binding, me, ok, phoneOf, resident, service, signIn } from './newcomer';
import { lostNetwork, problem } from './recorded';

const SIGN_IN = { 'POST /sign-in/wechat': ok(signIn(me({ phone: null }))) };
const TARGET = {
  kind: 'building',
  communityName: '临江苑社区',
  placeName: '临江苑小区1号楼',
  door: null,
  answers: false,
};
/** What a resident's first page asks for; the test may be over before it has all of it. */
const AT_HOME = {
  'GET /households/:id': lostNetwork(),
  'GET /household-orders': ok([]),
  'GET /windows/:id/list': lostNetwork(),
};

describe('signing in with WeChat', () => {
  it('sends the login code and the consent, and leads a newcomer to 加入住户', async () => {
    const stranger = me({ phone: null, consent: null });
    const network = service({
      'POST /sign-in/wechat': ok(signIn(stranger)),
      'POST /me/consents': ok(me({ phone: null })),
    });
    const app = startMiniProgram(network, phoneOf());
    const start = app.open('/pages/start/index');
    await start.tapText('微信登录');
    const bind = await app.arrivesAt('account/bind/index');
    await bind.sees('验证手机号');
    await app.settled();
    const writes = network.sent.filter(({ method }) => method === 'POST');
    expect(writes.map(({ route, body }) => [route, body])).toEqual([
      ['POST /sign-in/wechat', { code: 'login-code-1' }],
      ['POST /me/consents', { version: '2026-11' }],
    ]);
  });

  it('lets nobody choose a person in production, and says what went wrong', async () => {
    const network = service({ 'POST /sign-in/wechat': problem('wechat_unavailable') });
    const app = startMiniProgram(network, phoneOf());
    const start = app.open('/pages/start/index');
    await start.tapText('微信登录');
    await start.sees('微信暂时没有回应');
    expect(start.has('选一个人')).toBe(false);
    network.override({ 'POST /sign-in/wechat': lostNetwork() });
    await start.tapText('微信登录');
    await start.sees('连不上网');
    app.phone.device.loginCode = undefined;
    await start.tapText('微信登录');
    await start.sees('微信没有完成登录');
  });

  it('asks for consent again when the guide has changed', async () => {
    const old = JSON.stringify({ consentAt: '2026-01-01T00:00:00.000Z', consentVersion: '2026-01' });
    const app = startMiniProgram(service(), { 'cailan//session': old });
    await app.open('/pages/start/index').sees('先看一下隐私说明');
  });
});

describe('验证手机号', () => {
  it('finds whom the plan knows, and leads home', async () => {
    const network = service({ ...SIGN_IN, 'POST /me/phone': ok(signIn(resident)), 'GET /me': ok(resident) });
    network.override(AT_HOME);
    const app = startMiniProgram(network, phoneOf(me({ phone: null })));
    const bind = app.open('/account/bind/index');
    await bind.sees('批准您加入的人要能联系到您');
    bind.fire('.tap--big', 'getphonenumber', { errMsg: 'getPhoneNumber:ok', code: 'phone-code-1' });
    await app.arrivesAt('resident/home/index');
    expect(network.sent.find(({ route }) => route === 'POST /me/phone')?.body).toEqual({
      code: 'phone-code-1',
    });
  });

  it('stays where it is when the person does not agree, and says why a code is of no use', async () => {
    const network = service({ 'POST /me/phone': problem('bad_phone_code') });
    const app = startMiniProgram(network, phoneOf(me({ phone: null })));
    const bind = app.open('/account/bind/index');
    await bind.sees('验证手机号');
    bind.fire('.tap--big', 'getphonenumber', { errMsg: 'getPhoneNumber:fail user deny' });
    await app.settled();
    expect(network.sent.map(({ route }) => route)).not.toContain('POST /me/phone');
    bind.fire('.tap--big', 'getphonenumber', { errMsg: 'getPhoneNumber:ok', code: 'phone-code-2' });
    await bind.sees('手机号验证已过期');
  });

  it('can be left', async () => {
    const network = service({ 'POST /sign-out': ok({ done: true }) });
    const app = startMiniProgram(network, phoneOf(me({ phone: null })));
    await app.open('/account/bind/index').tapText('不验证，退出');
    await app.arrivesAt('pages/start/index');
    expect(network.sent.at(0)?.body).toEqual({ everywhere: false });
  });
});

describe('加入住户', () => {
  it('asks with the scanned code, the door and the name, and waits', async () => {
    const network = service({ 'GET /binding-codes/:code': ok(TARGET), 'POST /bindings': ok(binding()) });
    const app = startMiniProgram(network, phoneOf(me()));
    const bind = app.open('/account/bind/index');
    app.phone.device.scans.push('cailan:join:AB2C3D4E');
    await bind.tapText('扫码');
    await bind.sees('临江苑小区1号楼');
    await bind.type('门牌', '3-101');
    await bind.type('怎么称呼您', '赵一鸣');
    network.override({ 'GET /me/bindings': ok([binding()]) });
    await app.settled();
    await bind.tapText('申请加入');
    const waiting = await app.arrivesAt('account/waiting/index');
    await waiting.sees('等待批准');
    expect(network.sent.find(({ route }) => route === 'POST /bindings')?.body).toEqual({
      clientKey: expect.any(String),
      code: 'AB2C3D4E',
      door: '3-101',
      name: '赵一鸣',
    });
  });

  it('keeps the key of a wish whose answer was lost, and says which door is not there', async () => {
    const network = service({ 'GET /binding-codes/:code': ok(TARGET), 'POST /bindings': lostNetwork() });
    const app = startMiniProgram(network, phoneOf(me({ name: '赵一鸣' })));
    const bind = app.open('/account/bind/index');
    await bind.type('8 个字母和数字', 'ab2c 3d4e');
    await app.settled();
    await bind.tapText('下一步');
    await bind.type('门牌', '9-999');
    await app.settled();
    await bind.tapText('申请加入');
    await bind.sees('连不上网');
    network.override({ 'POST /bindings': problem('no_such_door', { door: '9-999' }) });
    await app.settled();
    await bind.tapText('申请加入');
    await bind.sees('没有找到 9-999');
    const keys = network.sent
      .filter(({ route }) => route === 'POST /bindings')
      .map(({ body }) => (body as { clientKey: string }).clientKey);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('says of a code that leads nowhere what it is', async () => {
    const network = service({ 'GET /binding-codes/:code': problem('bad_binding_code') });
    const app = startMiniProgram(network, phoneOf(me()));
    const bind = app.open('/account/bind/index');
    await bind.type('8 个字母和数字', '码');
    await app.settled();
    await bind.tapText('下一步');
    await bind.sees('这不是楼栋码或邀请码');
    await bind.type('8 个字母和数字', 'ZZZZ9999');
    await app.settled();
    await bind.tapText('下一步');
    await bind.sees('编码不对，或已经失效');
  });

  it('leads at once into a household that invited, by the card that was shared', async () => {
    const invited = { ...TARGET, kind: 'household', door: '1-3-101', answers: true };
    const network = service({
      'GET /binding-codes/:code': ok(invited),
      'POST /bindings': ok(binding({ status: 'approved' })),
      ...AT_HOME,
    });
    const app = startMiniProgram(network, phoneOf(me({ name: '赵一鸣' })));
    const bind = app.open('/account/bind/index?code=AB2C3D4E');
    await bind.sees('不用再等批准');
    network.override({ 'GET /me': ok(resident) });
    await bind.tapText('加入这一户');
    await app.arrivesAt('resident/home/index');
  });

  it('keeps a shared code until its person has signed in', async () => {
    const network = service({ 'GET /binding-codes/:code': ok(TARGET) });
    const app = startMiniProgram(network);
    await app.open('/account/bind/index?code=AB2C3D4E').sees('先登录');
    await app.settled();
    const kept = app.phone;
    kept.storage.set('cailan//session', phoneOf(me())['cailan//session']);
    await startMiniProgram(network, kept).open('/account/bind/index').sees('临江苑小区1号楼');
  });
});

describe('我的申请', () => {
  it('withdraws what waits', async () => {
    const network = service({
      'GET /me/bindings': ok([binding({ hasMembers: true, householdAnswers: true })]),
      'POST /bindings/:id/withdraw': ok(binding({ status: 'withdrawn' })),
    });
    const app = startMiniProgram(network, phoneOf(me()));
    const waiting = app.open('/account/waiting/index');
    await waiting.sees('等他们批准');
    await waiting.tapText('撤回申请');
    await app.settled();
    expect(network.sent.map(({ route }) => route)).toContain('POST /bindings/:id/withdraw');
  });

  it('says why it was declined, and lets ask again', async () => {
    const declined = binding({ status: 'declined', reason: '门牌不对' });
    const network = service({ 'GET /me/bindings': ok([declined]) });
    const app = startMiniProgram(network, phoneOf(me()));
    const waiting = app.open('/account/waiting/index');
    await waiting.sees('没有通过：门牌不对');
    await waiting.tapText('改一改，再申请');
    await app.arrivesAt('account/bind/index');
  });

  it('leads home once it was approved', async () => {
    const network = service({
      'GET /me/bindings': ok([binding({ status: 'approved' })]),
      'GET /me': ok(resident),
      ...AT_HOME,
    });
    const app = startMiniProgram(network, phoneOf(me()));
    await app.open('/account/waiting/index').tapText('进去看看');
    await app.arrivesAt('resident/home/index');
  });

  it('says that there is none, and that the network is lost', async () => {
    const network = service();
    await startMiniProgram(network, phoneOf(me())).open('/account/waiting/index').sees('还没有申请');
    network.override({ 'GET /me/bindings': lostNetwork() });
    const lost = startMiniProgram(network, phoneOf(me())).open('/account/waiting/index');
    await lost.sees('再试一次');
  });
});
