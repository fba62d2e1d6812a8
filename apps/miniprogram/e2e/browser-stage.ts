import path from 'node:path';
import { statSync } from 'node:fs';
import type { BrowserContextOptions, FileChooser, Page } from 'playwright-core';
import { bundle } from './bundle';
import { launchChromium } from './chromium';
import { listenForFaults } from './faults';
import { drawnPicture } from './picture';
import { ROSTER_FILE } from './roster-file';
import { DESK, PHONE, type Device, type OpenedDocument, type Stage } from './stage';
import { shiftClock } from './shift-clock';
import { openTwin } from './twin';

const EYES = path.join(__dirname, 'in-page/eyes.ts');

/** The browser's build as the service at `url` serves it, in Chromium. */
export async function openBrowserStage(url: string): Promise<Stage> {
  const [browser, eyes] = await Promise.all([launchChromium(), bundle(EYES)]);
  const open = async (options: BrowserContextOptions, start: string): Promise<Device> => {
    const context = await browser.newContext(options);
    await context.addInitScript({ content: eyes });
    await shiftClock(context);
    const page = await context.newPage();
    const faults = listenForFaults(page);
    const documents = listenForDocuments(page);
    page.on('filechooser', (chooser) => void choose(chooser));
    await page.goto(start ? `${url}/#${start}` : url);
    return {
      build: 'h5',
      page,
      touch: options.hasTouch ?? false,
      faults,
      documents,
      calls: [],
      scan: (text) => shootScannerGun(page, text),
      twin: (look) => openTwin(page, open, look),
      close: () => context.close(),
    };
  };
  return {
    build: 'h5',
    phone: (start = '') => open(PHONE, start),
    desk: (start = '') => open(DESK, start),
    close: () => browser.close(),
  };
}

/** Whoever is asked for a table gives the community's list, for anything else a photograph. */
async function choose(chooser: FileChooser): Promise<void> {
  const accepted = (await chooser.element().getAttribute('accept')) ?? '';
  const { text, ...file } = ROSTER_FILE;
  await chooser.setFiles(accepted.includes('.csv') ? { ...file, buffer: Buffer.from(text) } : drawnPicture());
}

/** Opening a page or sheet may still be moving the focus into its field. */
const SCAN_MS = 15_000;

/** A scanner gun is a keyboard: it types what it reads into the field in focus, and presses Enter. */
async function shootScannerGun(page: Page, text: string): Promise<void> {
  const ready = () => window.eyes.inField();
  await page.waitForFunction(ready, undefined, { timeout: SCAN_MS, polling: 50 });
  await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
}

/** Documents come as downloads, or in a tab of their own, which the person looks at and closes. */
function listenForDocuments(page: Page): OpenedDocument[] {
  const documents: OpenedDocument[] = [];
  page.on('download', (download) => {
    void download.path().then((file) => {
      documents.push({ name: download.suggestedFilename(), bytes: statSync(file).size });
    });
  });
  page.on('popup', (tab) => void lookAt(page, tab).then((document) => documents.push(document)));
  return documents;
}

async function lookAt(page: Page, tab: Page): Promise<OpenedDocument> {
  const address = tab.url();
  const bytes = await page.evaluate(async (url) => (await (await fetch(url)).blob()).size, address);
  await tab.close();
  return { name: address, bytes };
}
