/** @jest-environment jsdom */

const events = new Map<string, () => void>();
const toasts: string[] = [];
const reLaunch = jest.fn();
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    eventCenter: { on: (name: string, listener: () => void) => void events.set(name, listener) },
    reLaunch: (options: object) => void reLaunch(options),
  },
}));
jest.mock('../ui/say', () => ({ say: (words: string) => void toasts.push(words) }));
jest.mock('./session', () => ({ session: { get: () => ({ token: undefined, expired: false }) } }));

process.env.TARO_ENV = 'h5';
const { fetchAhead, mindWebPages } = jest.requireActual<typeof import('./web-pages')>('./web-pages');

const fails = (reason: object) => {
  const event = Object.assign(new Event('unhandledrejection', { cancelable: true }), { reason });
  window.dispatchEvent(event);
  return event;
};
const chunkLost = Object.assign(new Error('Loading chunk 2099 failed'), { name: 'ChunkLoadError' });

beforeAll(() => mindWebPages());
afterAll(() => delete process.env.TARO_ENV);
beforeEach(() => {
  toasts.length = 0;
});

it('says that a page cannot be opened, and keeps the address of the one in sight', () => {
  jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  location.hash = '#/captain/floor/index';
  events.get('__afterTaroRouterChange')?.();
  location.hash = '#/pages/me/index';
  expect(fails(chunkLost).defaultPrevented).toBe(true);
  expect(toasts).toEqual(['没有网，打不开这一页']);
  expect(location.hash).toBe('#/captain/floor/index');
});

it('does not blame the network where there is one', () => {
  jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(true);
  fails(Object.assign(new Error('Loading CSS chunk failed'), { code: 'CSS_CHUNK_LOAD_FAILED' }));
  expect(toasts).toEqual(['这一页没有打开，请刷新再试']);
});

it('leaves other failures to whoever looks for them', () => {
  expect(fails(new Error('a bug')).defaultPrevented).toBe(false);
  expect(toasts).toEqual([]);
});

it('leads from an address without a page to the first one', () => {
  events.get('__taroRouterNotFound')?.();
  expect(reLaunch).toHaveBeenCalledWith({ url: '/pages/start/index' });
});

it('fetches the role’s pages once the first one has had its time, and lives with what does not come', async () => {
  jest.useFakeTimers();
  const fetched: string[] = [];
  const route = (path: string, comes = true) => ({
    path,
    load: () => {
      fetched.push(path);
      return [comes ? Promise.resolve() : Promise.reject(chunkLost), undefined, undefined];
    },
  });
  const routes = [
    route('pages/me/index'),
    route('/captain/floor/index', false),
    route('captain/gate/index'),
    route('leader/board/index'),
  ];
  Object.assign(window, { __taroAppConfig: { routes } });
  const tabs = ['/captain/receive/index', '/captain/floor/index', '/pages/me/index'];
  fetchAhead(tabs)();
  await jest.advanceTimersByTimeAsync(3_000);
  expect(fetched).toEqual([]);
  fetchAhead(tabs);
  await jest.advanceTimersByTimeAsync(2_999);
  expect(fetched).toEqual([]);
  await jest.advanceTimersByTimeAsync(1);
  expect(fetched).toEqual(['pages/me/index', '/captain/floor/index', 'captain/gate/index']);
  jest.useRealTimers();
});
