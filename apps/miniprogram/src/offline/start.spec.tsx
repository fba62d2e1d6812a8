/** @jest-environment jsdom */
import type { act, ReactNode } from 'react';
import type { createRoot } from 'react-dom/client';
import { listOf, line } from '../testing/lists';
import { Phone, refusal, settled, type Answer, type Asked } from '../testing/phone';
import { signInOf } from '../testing/sign-in';
import type { Draft } from './drafts';
import type { SubjectState } from './outbox';

const phone = new Phone();
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: phone.taro,
  useDidShow: () => undefined,
  useDidHide: () => undefined,
}));
Object.assign(globalThis, { API_BASE: '', IS_REACT_ACT_ENVIRONMENT: true });

const wang = signInOf('wang', { token: 't1' });
const li = signInOf('li', { token: 't2' });
const noNetwork = () => new Error('request:fail');

/** The app as it starts: its modules anew, the phone's storage as it was left. */
function start() {
  phone.kill();
  jest.clearAllTimers();
  jest.resetModules();
  jest.requireActual('./start');
  return {
    ...jest.requireActual<typeof import('../session/session')>('../session/session'),
    ...jest.requireActual<typeof import('./outbox')>('./outbox'),
    ...jest.requireActual<typeof import('./drafts')>('./drafts'),
    ...jest.requireActual<{ createRoot: typeof createRoot }>('react-dom/client'),
    ...jest.requireActual<{ act: typeof act }>('react'),
  };
}

const door = (outcome: 'delivered' | 'not_home', subject: string) => ({
  route: 'POST /windows/:id/households/:householdId/door' as const,
  params: { id: 'w1', householdId: subject },
  body: { outcome },
  label: `${subject} 已送达`,
  subject,
});

const sentTo = (path: string): Asked[] => phone.asked.filter(({ url }) => url.includes(path));

beforeEach(() => {
  jest.useFakeTimers();
  phone.storage.clear();
  phone.asked.length = 0;
});
afterEach(() => jest.useRealTimers());

describe('what an earlier start left on the phone', () => {
  it('is sent in order with its own ids and times, once the network is back', async () => {
    phone.answer = noNetwork;
    const before = start();
    before.signedIn(wang);
    before.queue(door('delivered', '501'));
    before.queue(door('not_home', '502'));
    await settled();
    start();
    await settled();
    phone.answer = (): Answer => ({ statusCode: 201, data: { bags: [] } });
    phone.asked.length = 0;
    phone.connect();
    await settled();
    const bodies = sentTo('/door').map(({ data }) => data as { outcome: string; occurredAt: string });
    expect(bodies.map(({ outcome }) => outcome)).toEqual(['delivered', 'not_home']);
    expect(bodies.every(({ occurredAt }) => /^\d{4}-.*\.\d{3}Z$/.test(occurredAt))).toBe(true);
    expect([...phone.storage.keys()].filter((key) => key.includes('outbox/'))).toEqual([]);
  });

  it('is tried again every 20 s while something waits', async () => {
    phone.answer = noNetwork;
    const { signedIn, queue } = start();
    signedIn(wang);
    queue({ ...door('delivered', '501') });
    await settled();
    phone.asked.length = 0;
    phone.answer = (): Answer => ({ statusCode: 201, data: { bags: [] } });
    jest.advanceTimersByTime(20_000);
    await settled();
    expect(sentTo('/door')).toHaveLength(1);
  });

  it('waits for the person whom it belongs to', async () => {
    phone.answer = noNetwork;
    const { signedIn, queue } = start();
    signedIn(wang);
    queue(door('delivered', '501'));
    await settled();
    phone.answer = (): Answer => ({ statusCode: 201, data: { bags: [] } });
    phone.asked.length = 0;
    signedIn(li);
    await settled();
    expect(sentTo('/door')).toEqual([]);
    signedIn({ ...wang, token: 't3' });
    await settled();
    expect(sentTo('/door').map(({ header }) => header['authorization'])).toEqual(['Bearer t3']);
  });

  it('goes on after an expired token once the same person signed in again', async () => {
    phone.answer = () => refusal(401, 'not_signed_in', '请先登录');
    const { signedIn, queue, session } = start();
    signedIn(wang);
    queue(door('delivered', '501'));
    await settled();
    expect(session.get().expired).toBe(true);
    phone.answer = (): Answer => ({ statusCode: 201, data: { bags: [] } });
    signedIn({ ...wang, token: 't3' });
    await settled();
    expect([...phone.storage.keys()].filter((key) => key.includes('outbox/'))).toEqual([]);
  });
});

describe('a build that is too old', () => {
  it('loses nothing: the newer one sends list and doors as they were written', async () => {
    phone.answer = () => refusal(426, 'app_outdated', '菜篮的这个版本太旧了，请更新');
    const before = start();
    before.signedIn(wang);
    const written: { draft?: Draft } = {};
    const Page = (): ReactNode => {
      written.draft = before.useDraft('w1', 'h1');
      return null;
    };
    const page = before.createRoot(document.createElement('div'));
    const turn = (task: () => void) =>
      before.act(async () => {
        task();
        await settled();
      });
    await turn(() => page.render(<Page />));
    await turn(() => written.draft?.setQuantity(line('a', 1), 2));
    await turn(() => written.draft?.setNote('多放点葱'));
    await turn(() => written.draft?.submit());
    await turn(() => void before.queue(door('delivered', '501')));
    await turn(() => void before.queue(door('not_home', '502')));
    for (let tries = 0; tries < 7; tries += 1) {
      await turn(() => jest.advanceTimersByTime(20_000));
      await turn(() => phone.show());
    }
    expect([written.draft?.state, written.draft?.failure]).toEqual([
      'waiting',
      '菜篮的这个版本太旧了，请更新。',
    ]);
    expect(before.unsentCount()).toBe(3);
    expect(before.session.get().expired).toBe(false);
    await turn(() => page.unmount());

    phone.asked.length = 0;
    phone.answer = ({ url }): Answer =>
      url.includes('/list')
        ? { statusCode: 200, data: listOf(1, [line('a', 2)], 'submitted', '多放点葱') }
        : { statusCode: 201, data: { bags: [] } };
    const after = start();
    await settled();
    expect(sentTo('/door').map(({ data }) => (data as { outcome: string }).outcome)).toEqual([
      'delivered',
      'not_home',
    ]);
    expect(sentTo('/list/submit').map(({ data }) => data)).toMatchObject([
      { lines: [{ offerId: 'a', quantity: 2 }], note: '多放点葱' },
    ]);
    expect(after.unsentCount()).toBe(0);
  });
});

describe('a page on the data layer', () => {
  const seen: { draft?: Draft; subject?: SubjectState } = {};

  it('writes a list without a network, and sees it submitted when there is one', async () => {
    phone.answer = noNetwork;
    const app = start();
    app.signedIn(wang);
    const Page = (): ReactNode => {
      seen.draft = app.useDraft('w1', 'h1');
      seen.subject = app.useSubject('501');
      return null;
    };
    const page = app.createRoot(document.createElement('div'));
    const turn = (task: () => void) =>
      app.act(async () => {
        task();
        await settled();
      });
    await turn(() => page.render(<Page />));
    await turn(() => seen.draft?.setQuantity(line('a', 1), 2));
    await turn(() => seen.draft?.setNote('多放点葱 🧅'));
    await turn(() => seen.draft?.submit());
    await turn(() => void app.queue(door('delivered', '501')));
    expect([seen.draft?.state, seen.draft?.draft.amountFen, seen.subject?.state]).toEqual([
      'waiting',
      500,
      'waiting',
    ]);
    phone.answer = ({ url }): Answer =>
      url.includes('/list')
        ? { statusCode: 200, data: listOf(1, [line('a', 2)], 'submitted', '多放点葱 🧅') }
        : { statusCode: 201, data: { bags: [] } };
    await turn(() => phone.connect());
    expect([seen.draft?.state, seen.draft?.failure, seen.subject?.state]).toEqual([
      'submitted',
      undefined,
      'sent',
    ]);
    expect(sentTo('/list/submit').pop()?.data).toMatchObject({
      householdId: 'h1',
      version: 0,
      lines: [{ offerId: 'a', quantity: 2, wish: 'refund' }],
      note: '多放点葱 🧅',
    });
    await turn(() => page.unmount());
  });
});
