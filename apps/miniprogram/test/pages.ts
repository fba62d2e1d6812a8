import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PageInstance, SimulatedPage } from 'miniprogram-simulate';
import type { Simulator } from './simulator';
import type { Navigation } from './wechat';

/** WeChat keeps so many pages open one above the other. */
const DEEPEST = 10;

interface AppJson {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  usingComponents?: Record<string, string>;
  tabBar?: { list: { pagePath: string }[] };
}

export interface OpenPage {
  route: string;
  title: string;
  simulated: SimulatedPage;
  instance: PageInstance;
  host: HTMLElement;
  /** What its `index.json` says, such as `enablePullDownRefresh`. */
  config: PageJson;
}

interface PageJson {
  navigationBarTitleText?: string;
  enablePullDownRefresh?: boolean;
}

/** The pages of a mini-program, one above the other, opened and left with WeChat's lifecycle. */
export class PageStack implements Navigation {
  readonly routes: string[];
  /** Components that every page may use, by tag, from the root. */
  readonly components: Record<string, string>;
  private readonly open: OpenPage[] = [];
  private readonly tabs: string[];
  /** Tab pages stay as they are while another tab is in sight. */
  private readonly tabPages = new Map<string, OpenPage>();

  constructor(
    private readonly dist: string,
    private readonly simulator: () => Simulator,
  ) {
    const app = readJson<AppJson>(path.join(dist, 'app.json'));
    const inPackages = (app.subPackages ?? []).flatMap(({ root, pages }) =>
      pages.map((page) => path.posix.join(root, page)),
    );
    this.routes = [...app.pages, ...inPackages];
    this.components = Object.fromEntries(
      Object.entries(app.usingComponents ?? {}).map(([tag, file]) => [tag, path.posix.resolve('/', file)]),
    );
    this.tabs = (app.tabBar?.list ?? []).map(({ pagePath }) => pagePath);
  }

  get instances(): PageInstance[] {
    return this.open.map(({ instance }) => instance);
  }

  /** @throws Error when every page was left. */
  get top(): OpenPage {
    const top = this.open.at(-1);
    if (!top) throw new Error('no page is open');
    return top;
  }

  navigateTo(url: string): void {
    const target = this.targetOf(url);
    if (this.tabs.includes(target.route)) throw new Error('can not navigateTo a tabbar page');
    if (this.open.length >= DEEPEST) throw new Error('webview count limit exceed');
    this.open.at(-1)?.instance.onHide?.();
    this.show(target);
  }

  redirectTo(url: string): void {
    const target = this.targetOf(url);
    if (this.tabs.includes(target.route)) throw new Error('can not redirectTo a tabbar page');
    this.leave(this.top);
    this.show(target);
  }

  reLaunch(url: string): void {
    const target = this.targetOf(url);
    this.leaveAll();
    this.show(target);
  }

  switchTab(url: string): void {
    const target = this.targetOf(url);
    if (!this.tabs.includes(target.route)) throw new Error('can not switch to no-tabBar page');
    while (this.open.length > 1) this.leave(this.top);
    const [below] = this.open;
    if (below?.route === target.route) return below.instance.onShow?.();
    if (below && this.tabs.includes(below.route)) {
      below.instance.onHide?.();
      this.tabPages.set(below.route, below);
      this.open.pop();
    } else if (below) this.leave(below);
    const kept = this.tabPages.get(target.route);
    if (!kept) return this.show(target);
    this.tabPages.delete(target.route);
    this.open.push(kept);
    kept.instance.onShow?.();
  }

  /** At the lowest page nothing happens, as on a phone. */
  navigateBack(delta: number): void {
    const most = Math.min(delta, this.open.length - 1);
    if (most <= 0) return;
    for (let i = 0; i < most; i++) this.leave(this.top);
    this.top.instance.onShow?.();
  }

  setTitle(title: string): void {
    this.top.title = title;
  }

  leave(page: OpenPage): void {
    const place = this.open.indexOf(page);
    if (place >= 0) this.open.splice(place, 1);
    page.instance.onUnload?.();
    page.simulated.detach();
    page.host.remove();
  }

  leaveAll(): void {
    for (const page of [...this.open.splice(0).reverse(), ...this.tabPages.values()]) this.leave(page);
    this.tabPages.clear();
  }

  private targetOf(url: string): { route: string; query: Record<string, string> } {
    const [place = '', search = ''] = url.split('?');
    const from = path.posix.dirname(`/${this.open.at(-1)?.route ?? ''}`);
    const route = path.posix.resolve(from, place).slice(1);
    if (!this.routes.includes(route)) throw new Error(`page "${route}" is not found`);
    // WeChat hands the query on as it stands, without decoding it.
    const pairs = search.split('&').filter(Boolean);
    const query = pairs.map((pair) => pair.split(/=(.*)/s).slice(0, 2));
    return { route, query: Object.fromEntries(query) as Record<string, string> };
  }

  private show({ route, query }: { route: string; query: Record<string, string> }): void {
    const simulated = this.simulator().page(route);
    const { instance } = simulated;
    const config = readJson<PageJson>(path.join(this.dist, `${route}.json`));
    const { navigationBarTitleText: title = '' } = config;
    const host = document.body.appendChild(document.createElement('div'));
    instance.route = route;
    instance.options = query;
    this.open.push({ route, title, simulated, instance, host, config });
    simulated.attach(host);
    instance.onLoad?.(query);
    instance.onShow?.();
    instance.onReady?.();
  }
}

const readJson = <T>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as T;
