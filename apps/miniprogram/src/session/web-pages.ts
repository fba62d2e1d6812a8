import Taro from '@tarojs/taro';
import { say } from '../ui/say';
import { goToFirstPage } from './first-page';

/** So long after a page showed it has what it needs, and others may be fetched; milliseconds. */
const AHEAD_MS = 3_000;

/** A page of the browser's build, as Taro's router has it: its code comes when it is first opened. */
interface WebRoute {
  path: string;
  /** The page's code on its way, and what the router hands through. */
  load: () => readonly [Promise<unknown>, ...unknown[]];
}

/**
 * Does what Taro's router leaves out in a browser. A page whose code does not come is said so, and the address stays that
 * of the page in sight; an address without a page leads to the first one.
 */
export function mindWebPages(): void {
  if (process.env.TARO_ENV !== 'h5') return;
  let inSight: string | undefined;
  Taro.eventCenter.on('__afterTaroRouterChange', () => (inSight = location.href));
  Taro.eventCenter.on('__taroRouterNotFound', () => goToFirstPage());
  addEventListener('unhandledrejection', (event) => {
    if (!isMissingCode(event.reason)) return;
    event.preventDefault();
    say(navigator.onLine ? '这一页没有打开，请刷新再试' : '没有网，打不开这一页');
    if (inSight !== undefined) history.replaceState(history.state, '', inSight);
    else addEventListener('online', () => location.reload(), { once: true });
  });
}

/**
 * Fetches the code of a role's pages (its tabs, and what stands in its home's folder) while nothing else is asked for, so
 * that they open without a network too. What does not come is fetched when it is opened.
 * @param tabs paths, the home first.
 * @returns stops it before it began.
 */
export function fetchAhead(tabs: readonly string[]): () => void {
  if (process.env.TARO_ENV !== 'h5') return () => undefined;
  const timer = setTimeout(() => void fetchPages(tabs), AHEAD_MS);
  return () => clearTimeout(timer);
}

async function fetchPages(tabs: readonly string[]): Promise<void> {
  const { __taroAppConfig: app } = window as { __taroAppConfig?: { routes?: readonly WebRoute[] } };
  const folder = tabs[0]?.split('/')[1];
  for (const { path, load } of app?.routes ?? []) {
    const plain = path.replace(/^\//, '');
    if (!tabs.includes(`/${plain}`) && plain.split('/')[0] !== folder) continue;
    await load()[0].catch(() => undefined);
  }
}

/** As webpack names a script, and its style plugin a style, that did not come. */
function isMissingCode(reason: unknown): boolean {
  const { name, code } = (reason ?? {}) as { name?: unknown; code?: unknown };
  return name === 'ChunkLoadError' || code === 'CSS_CHUNK_LOAD_FAILED';
}
