import type { BrowserContextOptions, Page } from 'playwright-core';
import { DESK, PHONE, type Device, type Look } from './stage';

/** Opens a copy of a phone with all that it keeps, at the page that is open on it or at another with the same query. */
export async function openTwin(
  of: Page,
  open: (options: BrowserContextOptions, start: string) => Promise<Device>,
  { page, care = false, desk = false }: Look,
): Promise<Device> {
  const { cookies, origins } = await of.context().storageState();
  const kept = origins.map((origin) => ({
    ...origin,
    localStorage: origin.localStorage.map(({ name, value }) => ({
      name,
      value: value.replace(/(\\?"careMode\\?":)(true|false)/g, `$1${care}`),
    })),
  }));
  const here = await of.evaluate(pageOf);
  const start = page === undefined ? here : here.replace(/^\/[^?]*/, `/${page}`);
  return open({ ...(desk ? DESK : PHONE), storageState: { cookies, origins: kept } }, start);
}

/** The page on top: `/list/review/index?windowId=…`. */
export const openPage = (page: Page): Promise<string> => page.evaluate(pageOf);

/** A browser shows it in the address; WeChat tells it apart in route and query. */
function pageOf(): string {
  const pages = 'getCurrentPages' in window ? window.getCurrentPages() : [];
  const top = pages.at(-1);
  if (!top) return location.hash.slice(1);
  const query = Object.entries(top.options).map(([name, value]) => `${name}=${value}`);
  return `/${top.route}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

declare global {
  interface Window {
    getCurrentPages(): { route: string; options: Record<string, string> }[];
  }
}
