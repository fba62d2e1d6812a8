import * as stack from '../stack';
import { api } from './api';

interface Target {
  url: string;
}

/** Paths may be relative to the page that asks, as in a browser. */
const absolute = (url: string): string =>
  new URL(url, `http://mini/${stack.top()?.route ?? ''}`).pathname +
  (url.includes('?') ? url.slice(url.indexOf('?')) : '');

async function pullDown(): Promise<void> {
  const page = stack.top();
  if (page) await stack.callHook(page, 'onPullDownRefresh');
}

export const navigation = {
  navigateTo: api<Target>('navigateTo', ({ url }) => stack.navigateTo(absolute(url))),
  redirectTo: api<Target>('redirectTo', ({ url }) => stack.redirectTo(absolute(url))),
  reLaunch: api<Target>('reLaunch', ({ url }) => stack.reLaunch(absolute(url))),
  switchTab: api<Target>('switchTab', ({ url }) => stack.switchTab(absolute(url))),
  navigateBack: api<{ delta?: number }>('navigateBack', ({ delta }) => stack.navigateBack(delta)),
  startPullDownRefresh: api('startPullDownRefresh', () => void pullDown()),
  stopPullDownRefresh: api('stopPullDownRefresh', () => undefined),
  pageScrollTo: api<{ scrollTop?: number; selector?: string; offsetTop?: number }>(
    'pageScrollTo',
    ({ scrollTop, selector, offsetTop = 0 }) => {
      const scroller = stack.top()?.frame.scroller;
      if (!scroller) return;
      const target = selector ? scroller.querySelector(selector) : undefined;
      const at = target
        ? scroller.scrollTop + target.getBoundingClientRect().top - scroller.getBoundingClientRect().top
        : (scrollTop ?? 0);
      scroller.scrollTo(0, at + offsetTop);
    },
  ),
};
