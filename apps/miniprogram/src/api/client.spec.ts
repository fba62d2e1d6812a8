import { CONTRACT_VERSION, ProblemError } from '@cailan/shared-types';
import { Phone, refusal, type Answer } from '../testing/phone';
import { signInOf } from '../testing/sign-in';

const phone = new Phone();
jest.mock('@tarojs/taro', () => ({ __esModule: true, default: phone.taro }));
Object.assign(globalThis, { API_BASE: 'https://api' });

const { call, sentenceOf, Unreachable } = jest.requireActual<typeof import('./client')>('./client');
const { outdated } = jest.requireActual<typeof import('./app-version')>('./app-version');
const { PhoneRefusal } = jest.requireActual<typeof import('./errors')>('./errors');
const { serviceNow } = jest.requireActual<typeof import('./clock')>('./clock');
const { retries } = jest.requireActual<typeof import('./query-client')>('./query-client');
const { session, signedIn, signOut, unsentCount, chooseRole, agree, setCareMode } =
  jest.requireActual<typeof import('../session/session')>('../session/session');
const { keep, kept } = jest.requireActual<typeof import('../offline/storage')>('../offline/storage');

const role = (name: 'resident' | 'grid_leader', scopeId: string) => ({
  role: name,
  scopeKind: 'household' as const,
  scopeId,
  startsAt: '2026-01-01T00:00:00.000Z',
  endsAt: null,
  roleName: name,
  scopeName: scopeId,
});
const roles = [role('resident', 'h1'), role('grid_leader', 'g1')];
const wang = signInOf('wang', { token: 'token-1', person: { ...signInOf('wang').person, roles } });
const live = { statusCode: 200, data: { status: 'live' } };

beforeEach(() => {
  signOut();
  phone.asked.length = 0;
  phone.answer = () => live;
});

describe('asking the API', () => {
  it('says who asks once somebody signed in', async () => {
    await call('GET /health/live');
    signedIn(wang);
    await call('GET /health/live');
    expect(phone.asked.map(({ header }) => header['authorization'])).toEqual([undefined, 'Bearer token-1']);
  });

  it('says with which contract this build was made, and learns that it is answered no more', async () => {
    expect(outdated.get()).toBe(false);
    phone.answer = () => refusal(426, 'app_outdated', '菜篮的这个版本太旧了，请更新');
    signedIn(wang);
    await expect(call('GET /me')).rejects.toMatchObject({ code: 'app_outdated' });
    expect(outdated.get()).toBe(true);
    expect(phone.asked.map(({ header }) => header['x-cailan-app'])).toEqual([String(CONTRACT_VERSION)]);
    expect(session.get()).toMatchObject({ expired: false, token: 'token-1' });
  });

  it('keeps the clock of the service, however its header is spelled', async () => {
    phone.answer = () => ({ ...live, header: { 'X-Now': '2027-02-03T04:05:06.000Z' } });
    await call('GET /health/live');
    expect(Math.abs(serviceNow().getTime() - Date.parse('2027-02-03T04:05:06.000Z'))).toBeLessThan(1_000);
    expect([...phone.storage.keys()]).toContain('cailan//clock');
  });

  it('brings a refusal with its facts and faults', async () => {
    phone.answer = () => refusal(409, 'quota_exhausted', '鸡蛋 只剩 3', { name: '鸡蛋', left: 3 });
    await expect(call('GET /health/live')).rejects.toMatchObject({
      status: 409,
      code: 'quota_exhausted',
      facts: { left: 3 },
      faults: [],
    });
  });

  it('marks the session whose token no longer holds, and loses nothing', async () => {
    signedIn(wang);
    keep('draft/w1/h1', { note: '多放点葱' });
    phone.answer = () => refusal(401, 'not_signed_in', '请先登录');
    await expect(call('GET /me')).rejects.toBeInstanceOf(ProblemError);
    expect(session.get()).toMatchObject({ expired: true, person: { id: 'wang' } });
    expect(kept('draft/w1/h1')).toEqual({ note: '多放点葱' });
    signedIn({ ...wang, token: 'token-2' });
    expect(session.get()).toMatchObject({ expired: false, token: 'token-2' });
  });

  it('asks once more by a newer sign-in when an old token is refused late', async () => {
    signedIn(wang);
    phone.answer = ({ header }) => {
      if (header['authorization'] === 'Bearer token-2') return live;
      signedIn({ ...wang, token: 'token-2' });
      return refusal(401, 'not_signed_in', '请先登录');
    };
    await expect(call('GET /me')).resolves.toEqual({ status: 'live' });
    expect(session.get().expired).toBe(false);
  });
});

describe('reading a list of several pages', () => {
  const community = (id: string) => ({ id, name: id });
  const inPages = (): void => {
    phone.answer = ({ url }): Answer => {
      const after = new URL(url).searchParams.get('after');
      if (after === null) return { statusCode: 200, data: [community('a')], header: { 'X-Next': 'a' } };
      if (after === 'a') return { statusCode: 200, data: [community('b')], header: { 'x-next': 'b' } };
      return { statusCode: 200, data: [community('c')] };
    };
  };

  it('goes on to the end, so that nothing to choose from is missing', async () => {
    inPages();
    const query = { windowId: 'w' };
    const loads = await call('GET /loads', { query });
    expect(loads.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(phone.asked.map(({ url }) => new URL(url).searchParams.get('windowId'))).toEqual(['w', 'w', 'w']);
  });

  it('takes as many rows as were asked for', async () => {
    inPages();
    expect(await call('GET /messages', { query: { limit: '1' } })).toEqual([community('a')]);
    expect(phone.asked).toHaveLength(1);
  });

  it('fails as a whole when a page does not come', async () => {
    phone.answer = ({ url }) =>
      url.includes('after=')
        ? refusal(503, 'busy', '系统繁忙')
        : { statusCode: 200, data: [community('a')], header: { 'x-next': 'a' } };
    await expect(call('GET /group-orders')).rejects.toMatchObject({ code: 'busy' });
  });
});

describe('what people are told', () => {
  it.each<[string, unknown, string]>([
    ['no network', new Unreachable('timeout'), '连不上网，请检查网络后再试。'],
    ['a refusal', new ProblemError(409, 'past_cut_off', '已过截单时间'), '已过截单时间。'],
    [
      'a body that is wrong',
      new ProblemError(400, 'validation_failed', '提交的内容有误'),
      '提交的内容有误，请检查后再试。',
    ],
    ['an expired token', new ProblemError(401, 'not_signed_in', '请先登录'), '登录已过期，请重新登录。'],
    ['a gateway', new ProblemError(502, 'unknown', ''), '出错了，请稍后再试。'],
    ['WeChat, which did not do it', new PhoneRefusal('微信没有完成付款。'), '微信没有完成付款。'],
    ['a bug', new TypeError('x is undefined'), '出错了，请稍后再试。'],
  ])('of %s', (_, error, sentence) => {
    expect(sentenceOf(error)).toBe(sentence);
  });
});

describe('trying a read again', () => {
  it.each<[string, unknown, boolean]>([
    ['nobody answered', new Unreachable('timeout'), true],
    ['the service is busy', new ProblemError(503, 'busy', '系统繁忙'), true],
    ['it was refused', new ProblemError(404, 'not_found', '没有找到'), false],
    ['the token expired', new ProblemError(401, 'not_signed_in', '请先登录'), false],
    ['the service broke', new ProblemError(500, 'internal_error', '系统出错'), true],
    ['a proxy said no for it', new ProblemError(403, 'unknown', ''), true],
    ['it was asked too often', new ProblemError(429, 'too_many_requests', '操作太频繁'), true],
    ['this build is too old', new ProblemError(426, 'app_outdated', '请更新'), false],
  ])('when %s', (_, error, again) => {
    expect([0, 1, 2].map((failures) => retries(failures, error))).toEqual([again, again, false]);
  });
});

describe('the session', () => {
  it('follows the phone’s font setting', () => {
    expect(session.get().textScale).toBe(1.25);
  });

  it('keeps the chosen role when the same person signs in again, and survives a restart', () => {
    agree('2026-11');
    signedIn(wang);
    chooseRole(role('grid_leader', 'g1'));
    setCareMode(true);
    signedIn({ ...wang, token: 'token-2' });
    jest.isolateModules(() => {
      const restarted = jest.requireActual<typeof import('../session/session')>('../session/session');
      expect(restarted.session.get()).toMatchObject({
        token: 'token-2',
        role: { role: 'grid_leader' },
        careMode: true,
        consentVersion: '2026-11',
        consentAt: expect.stringMatching(/^2\d{3}-.*Z$/),
      });
    });
  });

  it('knows what was not sent, and leaves nothing of the person when they sign out', () => {
    signedIn(wang);
    keep('outbox/000000000-e1', {});
    keep('draft/w1/h1', {});
    keep('read/x', { at: 0 });
    expect(unsentCount()).toBe(2);
    signOut();
    expect(session.get()).toMatchObject({ token: undefined, person: undefined, consentAt: undefined });
    expect([...phone.storage.keys()].filter((key) => key.startsWith('cailan/wang/'))).toEqual([]);
  });
});
