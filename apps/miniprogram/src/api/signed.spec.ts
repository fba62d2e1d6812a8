import type { SignInView } from '@cailan/shared-types';
import { Phone, refusal, settled, type Answer, type Asked } from '../testing/phone';
import { signInOf } from '../testing/sign-in';

const phone = new Phone();
jest.mock('@tarojs/taro', () => ({ __esModule: true, default: phone.taro }));
Object.assign(globalThis, { API_BASE: 'https://api' });

const { call, Unreachable } = jest.requireActual<typeof import('./client')>('./client');
const { session, signedIn, signOut } =
  jest.requireActual<typeof import('../session/session')>('../session/session');

const REFRESH = 'https://api/api/sign-in/refresh';
const OVER = refusal(401, 'not_signed_in', '请先登录');
const first = signInOf('wang', { token: 'access-1', refreshToken: 'refresh-1' });
const second = signInOf('wang', { token: 'access-2', refreshToken: 'refresh-2' });

const tokenIn = ({ header }: Asked) => header['authorization'];
const refreshes = () => phone.asked.filter(({ url }) => url === REFRESH);

/** A service that takes this token alone, and renews as told. */
function serving(token: string, renewing: () => Answer | Promise<Answer>): void {
  phone.answer = (request) => {
    if (request.url === REFRESH) return renewing();
    return tokenIn(request) === `Bearer ${token}` ? { statusCode: 200, data: { status: 'live' } } : OVER;
  };
}
const renewedAs = (view: SignInView) => () => ({ statusCode: 200, data: view });

beforeEach(() => {
  signOut();
  signedIn(first);
  phone.asked.length = 0;
});

describe('a token that has run out', () => {
  it('is renewed once for all requests under way, which are then made again', async () => {
    let answer: (given: Answer) => void = () => undefined;
    serving('access-2', () => new Promise<Answer>((resolve) => (answer = resolve)));
    const all = Promise.all([1, 2, 3, 4].map(() => call('GET /health/live')));
    await settled();
    answer({ statusCode: 200, data: second });
    await expect(all).resolves.toEqual(Array(4).fill({ status: 'live' }));
    expect(refreshes().map(({ data, header }) => [data, header['authorization']])).toEqual([
      [{ refreshToken: 'refresh-1' }, undefined],
    ]);
    expect(phone.asked.every(({ header }) => header['x-cailan-app'] !== undefined)).toBe(true);
    expect(session.get()).toMatchObject({ token: 'access-2', refreshToken: 'refresh-2', expired: false });
  });

  it('keeps the person signed in when the network is lost over its renewal', async () => {
    serving('access-2', () => new Error('request:fail'));
    await expect(call('GET /health/live')).rejects.toBeInstanceOf(Unreachable);
    expect(session.get()).toMatchObject({ token: 'access-1', refreshToken: 'refresh-1', expired: false });
    serving('access-2', renewedAs(second));
    await expect(call('GET /health/live')).resolves.toEqual({ status: 'live' });
  });

  it.each<[string, Answer]>([
    ['busy', refusal(503, 'busy', '系统繁忙')],
    ['asked too often', refusal(429, 'too_many_attempts', '试得太频繁')],
    ['one that wants a newer app', refusal(426, 'app_outdated', '请更新')],
  ])('waits while the service is %s', async (_, answer) => {
    serving('access-2', () => answer);
    await expect(call('GET /health/live')).rejects.toBeInstanceOf(Unreachable);
    expect(session.get().expired).toBe(false);
  });

  it('ends the session when its renewal is refused', async () => {
    serving('access-2', () => refusal(401, 'session_ended', '登录已失效'));
    await expect(call('GET /health/live')).rejects.toMatchObject({ code: 'not_signed_in' });
    expect(refreshes()).toHaveLength(1);
    expect(session.get()).toMatchObject({ expired: true, person: { id: 'wang' } });
  });

  it('ends the session at once where it was ended, without asking for more', async () => {
    phone.answer = () => refusal(401, 'session_ended', '登录已失效');
    await expect(call('GET /health/live')).rejects.toMatchObject({ code: 'session_ended' });
    expect(refreshes()).toEqual([]);
    expect(session.get().expired).toBe(true);
  });

  it('is not asked for for ever when the service takes none', async () => {
    serving('never', renewedAs(second));
    await expect(call('GET /health/live')).rejects.toMatchObject({ code: 'not_signed_in' });
    expect(refreshes()).toHaveLength(2);
    expect(session.get().expired).toBe(true);
  });

  it('is taken over from another tab of the browser that was sooner', async () => {
    const kept = JSON.parse(phone.storage.get('cailan//session') ?? '{}') as object;
    const other = { ...kept, token: 'access-2', refreshToken: 'refresh-2' };
    phone.storage.set('cailan//session', JSON.stringify(other));
    serving('access-2', renewedAs(second));
    await call('GET /health/live');
    expect(refreshes()).toEqual([]);
    expect(session.get()).toMatchObject({ token: 'access-2', refreshToken: 'refresh-2' });
  });

  it('asks nothing as another person who signed in meanwhile', async () => {
    serving('access-li', () => {
      signedIn(signInOf('li', { token: 'access-li' }));
      return { statusCode: 200, data: second };
    });
    await expect(call('GET /me')).rejects.toMatchObject({ code: 'not_signed_in' });
    expect(phone.asked.filter((asked) => tokenIn(asked) === 'Bearer access-li')).toEqual([]);
    expect(session.get()).toMatchObject({ token: 'access-li', expired: false });
  });
});
