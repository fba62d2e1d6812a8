import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type * as Simulate from 'miniprogram-simulate';
import { mendKeyedDiff } from './keyed-diff';
import { wechat, type NetworkReply, type SentRequest } from './wechat';

const DIST = path.join(__dirname, '../dist/weapp');
const WAIT_MS = 3_000;

interface AppHooks {
  onLaunch?(options: object): void;
  onShow?(options: object): void;
}

/** An open page, seen and touched as a person does. */
interface Screen {
  text(): string;
  /** Waits until the page shows these words; fails with what it shows instead. */
  sees(words: string): Promise<void>;
  /** A finger on the element (class selector). */
  tap(selector: string): void;
  /** Leaves the page. */
  close(): void;
}

/**
 * Runs the built mini-program (`dist/weapp`) under Jest's jsdom: WeChat's own compiler turns its WXML into templates
 * and WeChat's exparser renders them. Call it once per test file, or after `jest.resetModules()`.
 * @param network answers each request that the app sends.
 */
export function startMiniProgram(network: (request: SentRequest) => NetworkReply) {
  if (!existsSync(path.join(DIST, 'app.json'))) {
    throw new Error('dist/weapp is missing: npm run build:weapp -w apps/miniprogram');
  }
  const { pages } = JSON.parse(readFileSync(path.join(DIST, 'app.json'), 'utf8')) as { pages: string[] };
  const stack: Simulate.PageInstance[] = [];
  const ids = new Map<string, string>();
  const wx = wechat(pages[0] ?? '', network);
  const world = globalThis as Record<string, unknown>;

  // Taro reads the keys of `wx` when app.js loads, and the simulator adds stubs of its own: ours go in last.
  const simulate = jest.requireActual<typeof Simulate>('miniprogram-simulate');
  mendKeyedDiff();
  world['wx'] = { ...(world['wx'] as object), ...wx };
  world['__wxConfig'] = { pages };
  world['getCurrentPages'] = () => stack;
  world['Page'] = registerPage;
  failOnMissingTemplates();
  launch(world);

  function open(url: string): Screen {
    const [route = '', search = ''] = url.replace(/^\//, '').split('?');
    if (!pages.includes(route)) throw new Error(`app.json has no page ${route}`);
    const page = simulate.render(register(route));
    const host = document.body.appendChild(document.createElement('div'));
    show(page, host, route, Object.fromEntries(new URLSearchParams(search)));
    return screenOf(page, () => {
      page.instance.onUnload?.();
      stack.splice(stack.indexOf(page.instance), 1);
      page.detach();
      host.remove();
    });
  }

  /** A page's code runs once, however often the page is opened. */
  function register(route: string): string {
    const id =
      ids.get(route) ??
      simulate.load(path.join(DIST, route), 'page', { rootPath: DIST, compiler: 'official' });
    ids.set(route, id);
    return id;
  }

  function show(
    page: Simulate.SimulatedPage,
    host: HTMLElement,
    route: string,
    query: Record<string, string>,
  ) {
    const { instance } = page;
    instance.route = route;
    instance.options = query;
    stack.push(instance);
    page.attach(host);
    instance.onLoad?.(query);
    instance.onShow?.();
    instance.onReady?.();
  }

  return { open };
}

function launch(world: Record<string, unknown>): void {
  let app: AppHooks = {};
  world['App'] = (hooks: AppHooks) => {
    app = hooks;
  };
  world['getApp'] = () => app;
  jest.requireActual(path.join(DIST, 'app.js'));
  app.onLaunch?.({});
  app.onShow?.({});
}

/** The simulator knows components only; a page is one whose methods are the page's functions. */
function registerPage(page: Record<string, unknown>): void {
  const methods = Object.fromEntries(
    Object.entries(page).filter(([, member]) => typeof member === 'function'),
  );
  const register = (globalThis as unknown as { Component: (definition: object) => void }).Component;
  register({ data: page['data'] ?? {}, methods, options: { classPrefix: '' } });
}

/** WeChat's compiled WXML only warns when a template is missing and then shows nothing. */
function failOnMissingTemplates(): void {
  const warn = console.warn.bind(console);
  jest.spyOn(console, 'warn').mockImplementation((...words: unknown[]) => {
    if (/WXMLRT_|not found/.test(String(words[0]))) throw new Error(String(words[0]));
    warn(...words);
  });
}

function screenOf(page: Simulate.SimulatedPage, close: () => void): Screen {
  const text = () => page.dom.textContent ?? '';
  return {
    text,
    close,
    sees: async (words) => {
      const deadline = Date.now() + WAIT_MS;
      while (!text().includes(words)) {
        if (Date.now() > deadline) throw new Error(`the page does not say “${words}”, it says “${text()}”`);
        await new Promise((turn) => setTimeout(turn, 5));
      }
    },
    tap: (selector) => {
      const element = page.querySelector(selector);
      if (!element) throw new Error(`nothing to tap at ${selector}`);
      element.dispatchEvent('touchstart');
      element.dispatchEvent('touchend');
    },
  };
}
