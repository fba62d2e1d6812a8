import { existsSync } from 'node:fs';
import path from 'node:path';
import { PageStack, type OpenPage } from './pages';
import { Screen } from './screen';
import { Simulator } from './simulator';
import { Phone, wechat, type Network } from './wechat';

const DIST = path.join(__dirname, '../dist/weapp');
/** Nothing was asked and nothing drawn for so long: the mini-program has settled. */
const QUIET_MS = 30;
const SETTLE_MS = 10_000;

interface AppHooks {
  onLaunch?(options: object): void;
  onShow?(options: object): void;
  onHide?(): void;
}

let running: MiniProgram | undefined;
const { warn, error } = console;

afterEach(() => {
  const faults = running?.faults.splice(0) ?? [];
  if (faults.length > 0) throw new Error(`the mini-program failed:\n  ${faults.join('\n  ')}`);
});

/**
 * Runs the built mini-program (`dist/weapp`) under Jest's jsdom from its beginning: WeChat's own compiler turns its WXML
 * into templates and WeChat's exparser renders them. One runs at a time; the one before is ended.
 * @param network answers each request that the app sends.
 * @param kept what the phone's storage holds already, such as `signedInAs('resident')`; or the phone of an earlier run.
 * @param dist the folder of the built mini-program.
 */
export function startMiniProgram(
  network: Network,
  kept: Record<string, unknown> | Phone = {},
  dist = DIST,
): MiniProgram {
  if (!existsSync(path.join(dist, 'app.json')))
    throw new Error('dist/weapp is missing: npm run build:weapp -w apps/miniprogram');
  running?.end();
  running = new MiniProgram(network, kept instanceof Phone ? kept : new Phone(kept), dist);
  return running;
}

/** A running mini-program and the phone that it runs on. */
class MiniProgram {
  /** Errors, warnings of missing templates, navigation to nowhere, requests without an answer: each fails its test. */
  readonly faults: string[] = [];
  private readonly run = { alive: true, fault: (words: string) => void this.faults.push(words) };
  private readonly pages: PageStack;
  private readonly simulator: Simulator;
  private readonly screens = new Map<OpenPage, Screen>();
  private hooks: AppHooks = {};

  constructor(
    network: Network,
    readonly phone: Phone,
    dist: string,
  ) {
    this.pages = new PageStack(dist, () => this.simulator);
    const [first = ''] = this.pages.routes;
    this.simulator = new Simulator(
      dist,
      this.pages.components,
      wechat(phone, first, this.pages, network, this.run),
    );
    this.listen();
    const world = globalThis as Record<string, unknown>;
    world['__wxConfig'] = { pages: this.pages.routes };
    world['getCurrentPages'] = () => this.pages.instances;
    world['App'] = (hooks: AppHooks) => (this.hooks = hooks);
    world['getApp'] = () => this.hooks;
    this.simulator.run(path.join(dist, 'app.js'));
    this.hooks.onLaunch?.({ path: first, query: {}, scene: 1001 });
    this.hooks.onShow?.({ path: first, query: {}, scene: 1001 });
  }

  /** Opens a page as from a scanned code or a shared card: the pages before are left. */
  open(url: string): Screen {
    this.simulator.payloads = [];
    this.pages.reLaunch(`/${url.replace(/^\//, '')}`);
    return this.current();
  }

  /** The page in sight. */
  current(): Screen {
    const page = this.pages.top;
    const screen = this.screens.get(page) ?? this.screenOf(page);
    this.screens.set(page, screen);
    return screen;
  }

  /** Waits until this page is in sight. */
  async arrivesAt(route: string): Promise<Screen> {
    const deadline = performance.now() + SETTLE_MS;
    while (this.pages.top.route !== route) {
      if (performance.now() > deadline) throw this.current().fails(`${route} does not open`);
      await new Promise((turn) => setTimeout(turn, QUIET_MS));
    }
    return this.current();
  }

  /** The routes of the open pages, the lowest first. */
  stack(): string[] {
    return this.pages.instances.map(({ route = '' }) => route);
  }

  /** The phone's own way back. */
  back(): Screen {
    this.pages.navigateBack(1);
    return this.current();
  }

  /** The person turns to another app, and comes back. */
  hide(): void {
    this.pages.top.instance.onHide?.();
    this.hooks.onHide?.();
  }

  show(): void {
    this.hooks.onShow?.({});
    this.pages.top.instance.onShow?.();
  }

  /** Waits until every request is answered and nothing is drawn any more. */
  async settled(): Promise<void> {
    const deadline = performance.now() + SETTLE_MS;
    let seen = -1;
    while (this.phone.connection.waiting > 0 || seen !== this.simulator.payloads.length) {
      if (performance.now() > deadline)
        throw new Error(`not settled: ${this.phone.connection.waiting} requests wait`);
      seen = this.simulator.payloads.length;
      await new Promise((turn) => setTimeout(turn, QUIET_MS));
    }
  }

  /** Leaves every page and ends, as when the phone kills it: what it had not stored is gone. */
  end(): void {
    this.pages.leaveAll();
    this.run.alive = false;
    Object.assign(console, { warn, error });
  }

  private screenOf(page: OpenPage): Screen {
    return new Screen({
      page,
      payloads: () => this.simulator.payloads,
      faults: this.faults,
      leave: () => this.pages.leave(page),
    });
  }

  /** WeChat's compiled WXML only warns when a template is missing and then shows nothing; React only logs. */
  private listen(): void {
    console.warn = (...words: unknown[]) => {
      if (/WXMLRT_|not found/.test(String(words[0]))) this.run.fault(String(words[0]));
      else warn(...words);
    };
    console.error = (...words: unknown[]) => this.run.fault(words.map(String).join(' '));
  }
}
