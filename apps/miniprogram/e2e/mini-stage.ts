import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { bundle } from './bundle';
import { launchChromium } from './chromium';
import { listenForFaults } from './faults';
import { takeBuild, type BuiltMiniProgram } from './mini/package';
import { PHONE, type Device, type OpenedDocument, type Stage } from './stage';
import { shiftClock } from './shift-clock';
import { openTwin } from './twin';

const EYES = path.join(__dirname, 'in-page/eyes.ts');
const WEAPP = path.join(__dirname, '../dist/weapp');
const HOME = '/__mini__/index.html';
const PAGE =
  '<!doctype html><html lang="zh-CN"><meta charset="utf-8">' +
  '<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">' +
  '<title>菜篮</title><body><script src="/__mini__/app.js"></script></body></html>';
const SCAN_MS = 15_000;

/**
 * A built mini-program in Chromium: WeChat's compiler and renderer, Chromium's layout and input, requests to the service
 * at `url`.
 */
export async function openMiniStage(url: string, dist = WEAPP): Promise<Stage> {
  const [browser, eyes, mini] = await Promise.all([launchChromium(), bundle(EYES), takeBuild(dist)]);
  const open = async (options: BrowserContextOptions, start: string): Promise<Device> => {
    const context = await browser.newContext(options);
    await context.addInitScript({ content: eyes });
    await shiftClock(context);
    await serve(context, mini);
    const page = await context.newPage();
    const faults = listenForFaults(page);
    const kept = { documents: [] as OpenedDocument[], calls: [] as string[] };
    await context.exposeFunction('miniRecord', (what: string, detail: unknown) => keep(kept, what, detail));
    await page.goto(url + HOME + (start && `#${start}`));
    return {
      build: 'weapp',
      page,
      touch: true,
      faults,
      ...kept,
      scan: (text) => holdCode(page, text),
      twin: (look) => openTwin(page, open, look),
      close: () => context.close(),
    };
  };
  return {
    build: 'weapp',
    phone: (start = '') => open(PHONE, start),
    desk: () => Promise.reject(new Error('WeChat runs mini-programs on phones')),
    close: () => browser.close(),
  };
}

/** The app comes from the phone, as WeChat's does, also while the network is lost; requests go to the page's own origin. */
async function serve(context: BrowserContext, { dist, script }: BuiltMiniProgram): Promise<void> {
  await context.route('**/__mini__/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === HOME) await route.fulfill({ contentType: 'text/html; charset=utf-8', body: PAGE });
    else if (pathname.endsWith('/app.js')) {
      await route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: script });
    } else {
      const file = path.join(dist, decodeURIComponent(pathname.replace('/__mini__/dist/', '')));
      await readFile(file).then(
        (body) => route.fulfill({ path: file, body }),
        () => route.fulfill({ status: 404 }),
      );
    }
  });
}

function keep(kept: { documents: OpenedDocument[]; calls: string[] }, what: string, detail: unknown): void {
  if (what === 'document') kept.documents.push(detail as OpenedDocument);
  if (what === 'call') kept.calls.push(detail as string);
}

/** The camera may still be opening. */
async function holdCode(page: Page, text: string): Promise<void> {
  await page.waitForFunction((code) => window.miniHoldCode(code), text, { timeout: SCAN_MS, polling: 50 });
}
