import { create, type SimulatedComponent } from 'j-component';
import { idOf } from './components';
import { app, pack, type PageConfig } from './package';

const BAR = 64;
const TAB_BAR = 50;
const REACH_BOTTOM = 50;

/** What WeChat draws around a page: the bar with its title and way back, the scrolling part, the tabs. */
export interface Frame {
  readonly host: HTMLElement;
  readonly scroller: HTMLElement;
  readonly tabBar?: SimulatedComponent;
  setTitle(title: string): void;
  listen(scrolled: () => void, reachedBottom: () => void): void;
}

/** What the bars do when tapped; the stack of pages gives it, since it needs frames itself. */
export const taps = {
  back: (): void => undefined,
  tab: (_route: string): void => undefined,
};

export function frameOf(config: PageConfig, { back, tab }: { back: boolean; tab?: string }): Frame {
  const host = make('div', 'mini-page');
  const barHeight = config.navigationStyle === 'custom' ? 0 : BAR;
  const tabHeight = tab && !app.tabBar?.custom ? TAB_BAR : 0;
  host.style.setProperty('--bar', `${barHeight}px`);
  host.style.setProperty('--tabs', `${tabHeight}px`);
  host.style.setProperty('--page-vh', `${(innerHeight - barHeight - tabHeight) / 100}px`);
  const title = make('div', 'mini-title');
  title.textContent = config.navigationBarTitleText ?? '';
  if (barHeight > 0) host.append(navigationBar(config, title, back));
  const view = host.appendChild(make('div', 'mini-view'));
  const scroller = view.appendChild(make('wx-page', ''));
  return {
    host,
    scroller,
    tabBar: tab ? addTabBar(host, tab) : undefined,
    setTitle: (text) => {
      title.textContent = text;
    },
    listen: (scrolled, reachedBottom) =>
      listen(scroller, config.onReachBottomDistance ?? REACH_BOTTOM, scrolled, reachedBottom),
  };
}

export function make(tag: string, className: string): HTMLElement {
  const element = document.createElement(tag);
  if (className) element.className = className;
  return element;
}

function navigationBar(config: PageConfig, title: HTMLElement, back: boolean): HTMLElement {
  const bar = make('div', 'mini-bar');
  bar.style.background = config.navigationBarBackgroundColor ?? '#000000';
  bar.style.color = config.navigationBarTextStyle ?? 'white';
  if (back) {
    const arrow = bar.appendChild(make('button', 'mini-back'));
    arrow.textContent = '‹';
    arrow.setAttribute('aria-label', '返回');
    arrow.addEventListener('click', () => taps.back());
  }
  bar.append(title);
  return bar;
}

/** WeChat's own tab bar, or the app's (`custom-tab-bar/index`). */
function addTabBar(host: HTMLElement, current: string): SimulatedComponent | undefined {
  if (app.tabBar?.custom) {
    if (pack.files['custom-tab-bar/index.json'] === undefined) return undefined;
    const own = create(idOf('custom-tab-bar/index'));
    own.attach(host.appendChild(make('div', 'mini-own-tabs')));
    return own;
  }
  const bar = host.appendChild(make('div', 'mini-tabs'));
  for (const { pagePath, text } of app.tabBar?.list ?? []) {
    const button = bar.appendChild(make('button', ''));
    button.textContent = text;
    button.setAttribute('role', 'tab');
    button.setAttribute('aria-selected', String(pagePath === current));
    button.addEventListener('click', () => taps.tab(pagePath));
  }
  return undefined;
}

function listen(
  scroller: HTMLElement,
  distance: number,
  scrolled: () => void,
  reachedBottom: () => void,
): void {
  let atBottom = false;
  scroller.addEventListener('scroll', () => {
    scrolled();
    const near = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight <= distance;
    if (near && !atBottom) reachedBottom();
    atBottom = near;
  });
}
