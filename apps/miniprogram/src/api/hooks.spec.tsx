/** @jest-environment jsdom */
import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { Phone, refusal, settled, type Answer } from '../testing/phone';
import { signInOf } from '../testing/sign-in';
import type { Read } from './use-read';
import type { Write } from './use-write';

const phone = new Phone();
const page = { show: () => {}, hide: () => {} };
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: phone.taro,
  useDidShow: (listener: () => void) => void (page.show = listener),
  useDidHide: (listener: () => void) => void (page.hide = listener),
}));
Object.assign(globalThis, { API_BASE: 'https://api', IS_REACT_ACT_ENVIRONMENT: true });

const { useRead } = jest.requireActual<typeof import('./use-read')>('./use-read');
const { useWrite } = jest.requireActual<typeof import('./use-write')>('./use-write');
const { queryClient, readKey } = jest.requireActual<typeof import('./query-client')>('./query-client');
const { signedIn } = jest.requireActual<typeof import('../session/session')>('../session/session');
const { phoneMs } = jest.requireActual<typeof import('./clock')>('./clock');
const { keep } = jest.requireActual<typeof import('../offline/storage')>('../offline/storage');

const communities = (...names: string[]): Answer => ({
  statusCode: 200,
  data: names.map((name) => ({ id: name, name })),
});

let root: Root;
const seen: { read?: Read<{ name: string }[]>; write?: Write<'POST /rounds/:id/close'> } = {};

function Page({ poll }: { poll?: number }): ReactNode {
  seen.read = useRead('GET /communities', {}, { poll });
  seen.write = useWrite('POST /rounds/:id/close', { renews: ['GET /communities'] });
  return null;
}

queryClient.mount();

const namesShown = () => seen.read?.data?.map(({ name }) => name);

async function pass(ms: number): Promise<void> {
  await act(async () => {
    jest.advanceTimersByTime(ms);
    await settled();
    // The library tells its readers in the next turn.
    jest.advanceTimersByTime(1);
  });
}

async function open(poll?: number): Promise<void> {
  root = createRoot(document.createElement('div'));
  await act(async () => {
    root.render(<Page poll={poll} />);
    await settled();
  });
  await pass(1);
}

beforeEach(() => {
  jest.useFakeTimers();
  phone.storage.clear();
  phone.asked.length = 0;
  queryClient.clear();
  signedIn(signInOf('wang', { token: 't' }));
});

afterEach(() => {
  act(() => root.unmount());
  jest.useRealTimers();
});

describe('a read', () => {
  it('shows at once what an earlier start read, then what the service says now', async () => {
    keep('read/["GET /communities",null,null]', {
      data: [{ id: 'a', name: '东风' }],
      at: phoneMs() - 60_000,
    });
    let answer: (value: Answer) => void = () => {};
    phone.answer = () => new Promise((resolve) => (answer = resolve));
    await open();
    expect([namesShown(), seen.read?.refreshing, seen.read?.pending]).toEqual([['东风'], true, false]);
    expect(phoneMs() - (seen.read?.updatedAt ?? 0)).toBeGreaterThan(59_000);
    answer(communities('东风', '团结'));
    await pass(1);
    expect([namesShown(), seen.read?.refreshing]).toEqual([['东风', '团结'], false]);
    expect(phone.storage.get('cailan/wang/read/["GET /communities",null,null]')).toContain('团结');
  });

  it('asks anew at a start, however lately an earlier one read', async () => {
    keep('read/["GET /communities",null,null]', { data: [{ id: 'a', name: '东风' }], at: phoneMs() - 1_000 });
    phone.answer = () => communities('东风', '团结');
    await open();
    expect(namesShown()).toEqual(['东风', '团结']);
  });

  it('tries twice more without a network, keeps what it has, and says that it is stale', async () => {
    phone.answer = () => communities('东风');
    await open();
    phone.answer = () => new Error('request:fail');
    const before = phone.asked.length;
    await act(async () => {
      void seen.read?.refresh();
      await settled();
    });
    await pass(1_000);
    await pass(2_000);
    await pass(10_000);
    expect(phone.asked.length - before).toBe(3);
    expect([namesShown(), seen.read?.stale, seen.read?.error?.name]).toEqual([['东风'], true, 'Unreachable']);
  });

  it.each<[string, () => void, number]>([
    ['when the network is back', () => phone.connect(), 1],
    ['a little later where nobody says that it is', () => undefined, 20_000],
  ])('is fresh again %s', async (_case, back, after) => {
    phone.answer = () => communities('东风');
    await open();
    await pass(6_000);
    phone.disconnect();
    phone.answer = () => new Error('request:fail');
    await act(async () => {
      void seen.read?.refresh();
      await settled();
    });
    await pass(1_000);
    await pass(2_000);
    expect(seen.read?.stale).toBe(true);
    phone.answer = () => communities('东风', '团结');
    act(back);
    await pass(after);
    expect([namesShown(), seen.read?.stale]).toEqual([['东风', '团结'], false]);
  });

  it('asks once where the service refuses', async () => {
    phone.answer = () => refusal(404, 'not_found', '没有找到');
    await open();
    await pass(10_000);
    expect([phone.asked.length, seen.read?.pending]).toEqual([1, false]);
    expect(seen.read?.error).toMatchObject({ sentence: '没有找到' });
  });

  it('asks once where this build is too old, keeps what it has, and asks again later', async () => {
    phone.answer = () => communities('东风');
    await open();
    await pass(6_000);
    phone.answer = () => refusal(426, 'app_outdated', '请更新');
    await act(async () => {
      void seen.read?.refresh();
      await settled();
    });
    await pass(10_000);
    expect([phone.asked.length, namesShown(), seen.read?.stale]).toEqual([2, ['东风'], true]);
    phone.answer = () => communities('东风', '团结');
    await pass(20_000);
    expect([namesShown(), seen.read?.stale]).toEqual([['东风', '团结'], false]);
  });

  it('polls only while its page is seen, and reads again when it shows', async () => {
    phone.answer = () => communities('东风');
    await open(10_000);
    await pass(10_000);
    expect(phone.asked).toHaveLength(2);
    act(() => page.hide());
    await pass(60_000);
    expect(phone.asked).toHaveLength(2);
    act(() => page.show());
    await pass(1);
    expect(phone.asked).toHaveLength(3);
  });

  it('shows the next person nothing of the one before', async () => {
    phone.answer = () => communities('东风');
    await open();
    act(() => signedIn(signInOf('li', { token: 'u' })));
    expect(queryClient.getQueryData(readKey('GET /communities'))).toBeUndefined();
  });
});

describe('a write', () => {
  it('is sent once for two quick taps, and has what it changed read again', async () => {
    phone.answer = ({ method }) =>
      method === 'POST' ? { statusCode: 201, data: { id: 'r1' } } : communities('东风');
    await open();
    await act(async () => {
      const first = seen.write?.send({ params: { id: 'r1' } });
      const second = seen.write?.send({ params: { id: 'r1' } });
      expect([await first, await second]).toEqual([{ id: 'r1' }, undefined]);
    });
    await pass(1);
    expect(phone.asked.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
    expect([seen.write?.busy, seen.write?.failure]).toEqual([false, undefined]);
  });

  it('says why it was refused, and never throws', async () => {
    phone.answer = ({ method }) =>
      method === 'POST' ? refusal(409, 'wrong_status', '当前状态不能这样操作') : communities('东风');
    await open();
    await act(async () => {
      expect(await seen.write?.send({ params: { id: 'r1' } })).toBeUndefined();
    });
    expect([seen.write?.failure, seen.write?.problem?.code]).toEqual([
      '当前状态不能这样操作。',
      'wrong_status',
    ]);
    act(() => seen.write?.clear());
    expect(seen.write?.failure).toBeUndefined();
  });
});
