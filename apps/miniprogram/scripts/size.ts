import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { openBrowserStage } from '../e2e/browser-stage';
import { Person } from '../e2e/person';
import { startService } from '../e2e/service';
import { PHONE, type Device } from '../e2e/stage';

const KB = 1024;
const MAIN_BYTES = 430 * KB;
const SUBPACKAGE_BYTES = 300 * KB;
const ALL_BYTES = 2048 * KB;
const FIRST_LOAD_BYTES = 280 * KB;

const WEAPP = path.join(__dirname, '../dist/weapp');

/** Whoever has screens, as the first page calls them. */
const ROLES_WITH_HOME = ['居民', '网格员', '楼栋长', '商超人员', '配送员', '社区工作人员'];

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

/** What a browser without a cache loads of code and styles until the first page, and each role's home, can be used, gzipped. */
async function firstLoads(): Promise<Record<string, Measured>> {
  const service = await startService();
  const stage = await openBrowserStage(service.url);
  try {
    const loads: Record<string, Measured> = {};
    const keep = (name: string, bytes: number) => (loads[name] = { bytes, most: FIRST_LOAD_BYTES });
    for (const role of ['start', ...ROLES_WITH_HOME]) {
      const phone = await stage.phone();
      if (role !== 'start') await signIn(Person.at(phone), role);
      keep(role, await coldLoad(phone, service.url, role === 'start' ? '同意，开始使用' : `我是${role}`));
      await phone.close();
    }
    return loads;
  } finally {
    await stage.close();
    await service.stop();
  }
}

async function signIn(person: Person, role: string): Promise<void> {
  await person.taps('同意，开始使用');
  await person.taps(role);
  await person.taps(' · ');
  await person.sees(`我是${role}`);
}

/** Opens the page anew with what this phone has stored and nothing in its cache, and adds up what comes. */
async function coldLoad(phone: Device, url: string, until: string): Promise<number> {
  const storageState = await phone.page.context().storageState();
  const context = await phone.page
    .context()
    .browser()
    ?.newContext({ ...PHONE, storageState });
  if (!context) throw new Error('no browser');
  const page = await context.newPage();
  const bodies: Promise<number>[] = [];
  page.on('response', (response) => {
    if (!/^(script|stylesheet)$/.test(response.request().resourceType())) return;
    bodies.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.getByText(until).first().waitFor();
  const bytes = (await Promise.all(bodies)).reduce((sum, each) => sum + each, 0);
  await context.close();
  return bytes;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
