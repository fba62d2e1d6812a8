import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { launchChromium } from '../e2e/chromium';
import { startService } from '../e2e/service';
import { PHONE } from '../e2e/stage';

const KB = 1024;
const MAIN_BYTES = 500 * KB;
const SUBPACKAGE_BYTES = 300 * KB;
const ALL_BYTES = 2048 * KB;
const FIRST_LOAD_BYTES = 280 * KB;

const WEAPP = path.join(__dirname, '../dist/weapp');

/** The screens whose first load is bounded: paths of the browser's build. */
const FIRST_SCREENS: readonly { name: string; path: string }[] = [{ name: 'start', path: '' }];

/** A size and the most that it may be, in bytes. */
interface Measured {
  bytes: number;
  most: number;
}

/** Prints every bounded size as JSON, and says by its exit code whether all hold. */
async function main(): Promise<void> {
  const sizes = { weapp: weappSizes(WEAPP), h5: await firstLoads() };
  const measured: Measured[] = [
    sizes.weapp.main,
    sizes.weapp.all,
    ...Object.values(sizes.weapp.subpackages),
    ...Object.values(sizes.h5),
  ];
  const holds = measured.every(({ bytes, most }) => bytes <= most);
  console.log(JSON.stringify({ ...sizes, holds }, undefined, 2));
  process.exitCode = holds ? 0 : 1;
}

interface AppJson {
  subPackages?: { root: string }[];
  subpackages?: { root: string }[];
}

/** WeChat's packages as they are uploaded: every file counts, but licence texts, which the upload leaves out. */
function weappSizes(dist: string): { main: Measured; subpackages: Record<string, Measured>; all: Measured } {
  if (!existsSync(path.join(dist, 'app.json'))) throw new Error('dist/weapp is missing: npm run build:weapp');
  const app = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8')) as AppJson;
  const roots = [...(app.subPackages ?? []), ...(app.subpackages ?? [])].map(({ root }) =>
    root.replace(/\/$/, ''),
  );
  const all = bytesIn(dist);
  const subpackages = Object.fromEntries(
    roots.map((root) => [root, { bytes: bytesIn(path.join(dist, root)), most: SUBPACKAGE_BYTES }]),
  );
  const inSubpackages = Object.values(subpackages).reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    main: { bytes: all - inSubpackages, most: MAIN_BYTES },
    subpackages,
    all: { bytes: all, most: ALL_BYTES },
  };
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(LICENSE\.txt|map)$/.test(entry.name))
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

/** What a browser that has never been here loads of code and styles until the screen can be used, gzipped. */
async function firstLoads(): Promise<Record<string, Measured>> {
  const service = await startService();
  const browser = await launchChromium();
  try {
    const loads: Record<string, Measured> = {};
    for (const screen of FIRST_SCREENS) {
      const context = await browser.newContext(PHONE);
      const bytes = await loadBytes(await context.newPage(), `${service.url}/${screen.path}`);
      loads[screen.name] = { bytes, most: FIRST_LOAD_BYTES };
      await context.close();
    }
    return loads;
  } finally {
    await browser.close();
    await service.stop();
  }
}

async function loadBytes(page: Page, url: string): Promise<number> {
  const bodies: Promise<number>[] = [];
  page.on('response', (response) => {
    if (!/^(script|stylesheet)$/.test(response.request().resourceType())) return;
    bodies.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  return (await Promise.all(bodies)).reduce((sum, bytes) => sum + bytes, 0);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
