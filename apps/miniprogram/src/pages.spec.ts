import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { linkedPages } from '@cailan/shared-types';
import { addressOf, pages } from './pages';

const known = Object.values(pages).flatMap((room) => Object.values(room).map((page) => page.path));

/** The folders whose file says that it is a page: those that Taro can build. */
const built = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('index.tsx'))
  .filter((file) => readFileSync(path.join(__dirname, file), 'utf8').includes('definePageConfig('))
  .map(
    (file) =>
      `/${file
        .replace(/[.]tsx$/, '')
        .split(path.sep)
        .join('/')}`,
  );

it('knows every page of the app once, and no other', () => {
  expect([...known].sort()).toEqual([...built].sort());
});

/** Longer, a page's parts stand in its `components/`, and what it holds in its `state.ts`. */
const MOST_LINES = 110;

it('shows at a glance what each page is made of', () => {
  const lines = (page: string) =>
    readFileSync(path.join(__dirname, `${page}.tsx`), 'utf8').split('\n').length;
  expect(built.filter((page) => lines(page) > MOST_LINES)).toEqual([]);
});

it('opens with the start page', () => {
  expect(known[0]).toBe('/pages/start/index');
});

it('has a page wherever papers and messages lead', () => {
  expect(known).toEqual(expect.arrayContaining(Object.values(linkedPages).map((address) => `/${address}`)));
  expect(pages.account.bind.path).toBe(`/${linkedPages.join}`);
  expect(pages.resident.order.path).toBe(`/${linkedPages.order}`);
});

it('writes an address as WeChat reads it: encoded, without what is undefined', () => {
  expect(addressOf(pages.main.me)).toBe('/pages/me/index');
  expect(addressOf(pages.account.invite, { buildingId: 'b1', name: '1号楼 & 2号楼' })).toBe(
    '/account/invite/index?buildingId=b1&name=1%E5%8F%B7%E6%A5%BC%20%26%202%E5%8F%B7%E6%A5%BC',
  );
  expect(addressOf(pages.community.gate, { loadId: 'l1', dropPointId: undefined })).toBe(
    '/community/gate/index?loadId=l1',
  );
});

/** The rooms that pages live in, and every folder there. */
const folders = readdirSync(__dirname)
  .filter((room) => room.startsWith('shop-') || known.some((page) => page.startsWith(`/${room}/`)))
  .flatMap((room) => subfolders(room));

function subfolders(room: string): string[] {
  return readdirSync(path.join(__dirname, room), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'testing')
    .map(({ name }) => path.join(room, name));
}

it.each(folders)('has %s as a folder: the page, its components, its state and its rules', (folder) => {
  const files = readdirSync(path.join(__dirname, folder));
  expect(files).toContain('index.tsx');
  const others = files.filter((file) => !/^(index|state)([.]spec)?[.]|^components$/.test(file));
  // What is left are rules: no component, no style, no second hook.
  expect(others.filter((file) => !/^(?!use-)[a-z-]+([.]spec)?[.]ts$/.test(file))).toEqual([]);
});
