import { create, type Instance, type SimulatedComponent } from 'j-component';
import { idOf, pageExtras, styleOf } from './components';
import { app, jsonOf, pack, pages, type PageConfig } from './package';
import { frameOf, type Frame } from './frame';

/** WeChat refuses to stack more. */
const DEPTH = 10;

/** A page that is open, whether it is on top or below. */
export interface OpenPage {
  readonly route: string;
  readonly instance: Instance;
  readonly frame: Frame;
  readonly component: SimulatedComponent;
  readonly style: HTMLStyleElement;
}

export const stack: OpenPage[] = [];
const tabs = new Map<string, OpenPage>();

export const top = (): OpenPage | undefined => stack.at(-1);

const isTab = (route: string): boolean =>
  app.tabBar?.list.some(({ pagePath }) => pagePath === route) ?? false;

/** Calls a page's hook by its name, as WeChat does. */
export function callHook(page: OpenPage, name: string, ...given: unknown[]): unknown {
  const hook = page.instance[name];
  return typeof hook === 'function' ? (hook.apply(page.instance, given) as unknown) : undefined;
}

function show(page: OpenPage): void {
  page.style.disabled = false;
  page.frame.host.hidden = false;
  callHook(page, 'onShow');
  page.component.triggerPageLifeTime('show');
}

function hide(page: OpenPage): void {
  callHook(page, 'onHide');
  page.component.triggerPageLifeTime('hide');
  page.frame.host.hidden = true;
  page.style.disabled = true;
}

function close(page: OpenPage): void {
  callHook(page, 'onUnload');
  page.component.detach();
  page.frame.host.remove();
  page.style.remove();
  tabs.delete(page.route);
}

/** Opens a page on top. `url` is a path from the package's top with its query, as written or escaped. */
function open(url: string): void {
  const { route, query } = targetOf(url);
  const component = create(idOf(route)) as SimulatedComponent | undefined;
  if (!component) throw new Error(`${route} registered no page`);
  const { instance } = component;
  const config: PageConfig = { ...app.window, ...jsonOf<PageConfig>(route) };
  const frame = frameOf(config, { back: stack.length > 0, tab: isTab(route) ? route : undefined });
  const style = document.head.appendChild(styleOf(pack.styles[route]?.shared ?? '', route));
  const page: OpenPage = { route, instance, frame, component, style };
  Object.assign(instance, pageExtras.get(route), { route, __route__: route, options: query });
  if (frame.tabBar) instance['getTabBar'] = () => frame.tabBar?.instance;
  frame.listen(
    () => callHook(page, 'onPageScroll', { scrollTop: frame.scroller.scrollTop }),
    () => callHook(page, 'onReachBottom'),
  );
  stack.push(page);
  if (isTab(route)) tabs.set(route, page);
  document.body.append(frame.host);
  component.attach(frame.scroller);
  callHook(page, 'onLoad', query);
  show(page);
  callHook(page, 'onReady');
}

/** @throws Error in WeChat's words when there is no such page. */
function targetOf(url: string): { route: string; query: Record<string, string> } {
  const [path = '', search = ''] = url.replace(/^\//, '').split('?');
  if (!pages.includes(path)) throw new Error(`page "${path}" is not found`);
  const pairs = search.split('&').filter(Boolean);
  return { route: path, query: Object.fromEntries(pairs.map((pair) => splitPair(pair))) };
}

/** WeChat hands the query over as it was written: it decodes nothing. */
function splitPair(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}

export function navigateTo(url: string): void {
  const { route } = targetOf(url);
  if (isTab(route)) throw new Error('can not navigateTo a tabbar page');
  if (stack.length >= DEPTH) throw new Error('webview count limit exceed');
  const below = top();
  if (below) hide(below);
  open(url);
}

export function redirectTo(url: string): void {
  if (isTab(targetOf(url).route)) throw new Error('can not redirectTo a tabbar page');
  const gone = stack.pop();
  if (gone) close(gone);
  open(url);
}

export function navigateBack(delta = 1): void {
  if (stack.length < 2) throw new Error('cannot navigate back at first page');
  for (const gone of stack.splice(Math.max(1, stack.length - delta)).reverse()) close(gone);
  const below = top();
  if (below) show(below);
}

export function reLaunch(url: string): void {
  targetOf(url);
  for (const gone of new Set([...stack.splice(0).reverse(), ...tabs.values()])) close(gone);
  open(url);
}

/** Tab pages stay alive while another tab is looked at. */
export function switchTab(url: string): void {
  const { route } = targetOf(url);
  if (!isTab(route)) throw new Error('can not switch to no-tabBar page');
  const before = top();
  if (before?.route === route) return;
  for (const gone of stack.splice(0).reverse()) {
    if (isTab(gone.route)) hide(gone);
    else close(gone);
  }
  const kept = tabs.get(route);
  if (!kept) {
    open(url);
    return;
  }
  stack.push(kept);
  show(kept);
}
