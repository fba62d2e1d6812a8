/**
 * @jest-environment jsdom
 */
import { rmSync } from 'node:fs';
import { writeFixture } from './fixture';
import { startMiniProgram } from './harness';
import { lostNetwork } from './recorded';
import { Phone } from './wechat';

describe('a mini-program under test', () => {
  const folder = writeFixture();
  const start = (kept: Record<string, unknown> | Phone = {}) => startMiniProgram(lostNetwork, kept, folder);
  const calls = () => (globalThis as unknown as { getApp(): { calls: string[] } }).getApp().calls.splice(0);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('opens pages of subpackages one above the other, each with its lifecycle', async () => {
    const app = start();
    const first = app.open('/pages/first/index');
    expect(first.title).toBe('一');
    await first.tapText('下一页');
    const second = await app.arrivesAt('extra/second/index');
    await second.sees('第二页 %E8%8F%9C');
    expect(app.stack()).toEqual(['pages/first/index', 'extra/second/index']);
    second.pullDown();
    await second.tapText('返回');
    await app.arrivesAt('pages/first/index');
    expect(calls().join(' ')).toBe(
      'first.load first.show first.ready first.hide second.load second.show second.ready second.pull second.unload first.show',
    );
    expect(() => first.pullDown()).toThrow('does not enable pull-down refresh');
  });

  it('shows native components on every page that uses them, and taps what a person would', async () => {
    const app = start();
    const screen = app.open('/pages/first/index');
    await screen.tapText('多一份鸡蛋');
    await screen.sees('3');
    await screen.tapText('选这个', '鸡蛋');
    await screen.sees('选了鸡蛋');
    await screen.type('备注', '不要葱 😀');
    await screen.sees('不要葱 😀');
    screen.scrollToLower('.list');
    await screen.sees('到底1');
    expect(screen.texts()).toEqual([
      '白菜',
      '0',
      '+',
      '选这个',
      '鸡蛋',
      '3',
      '+',
      '选这个',
      '备注',
      '不要葱 😀',
      '到底1',
      '不能点',
      '下一页',
    ]);
    await expect(screen.tapText('不能点')).rejects.toThrow('“不能点” is disabled; it shows: 白菜 | 0');
  });

  it('weighs what a page sends to its view', async () => {
    const app = start();
    const screen = app.open('/pages/first/index');
    await app.settled();
    screen.mark();
    await screen.tapText('多一份白菜');
    await screen.sees('1');
    expect(screen.payloads()).toEqual([Buffer.byteLength('{"rows[0].count":1}')]);
  });

  it('is ended and started again on the same phone', () => {
    const app = start({ draft: { lines: 2 } });
    app.open('/pages/first/index');
    app.end();
    const again = start(app.phone);
    expect(again.stack()).toEqual([]);
    expect(again.phone.storage.get('draft')).toEqual({ lines: 2 });
  });

  it('fails where a page, a word or an element is not there', async () => {
    const app = start();
    expect(() => app.open('/pages/nowhere')).toThrow('page "pages/nowhere" is not found');
    const screen = app.open('/pages/first/index');
    expect(() => screen.tap('.nothing')).toThrow(/nothing is at \.nothing; it shows: 白菜/);
    (globalThis as unknown as { wx: { navigateTo(to: object): void } }).wx.navigateTo({ url: '/lost' });
    expect(app.faults.splice(0)).toEqual(['navigateTo: page "lost" is not found']);
    for (let depth = 1; depth < 10; depth += 1) {
      await app.current().until(() => true, '');
      (globalThis as unknown as { wx: { navigateTo(to: object): void } }).wx.navigateTo({
        url: '/pages/first/index',
      });
    }
    expect(app.stack()).toHaveLength(10);
  });
});

describe('the phone’s storage', () => {
  const kib = (count: number) => 'x'.repeat(1024 * count);

  it('refuses a large entry, and any entry when it is full or broken', () => {
    const { storage } = new Phone({ a: 1 });
    expect(() => storage.set('large', kib(1025))).toThrow('entry size limit reached');
    storage.limitBytes = storage.bytes + 10;
    expect(() => storage.set('b', kib(1))).toThrow('storage limit reached');
    storage.set('a', 2);
    storage.broken = 'write error';
    expect(() => storage.set('a', 3)).toThrow('setStorageSync:fail write error');
    expect([storage.get('a'), storage.get('b'), storage.keys]).toEqual([2, '', ['a']]);
  });

  it('gives copies', () => {
    const { storage } = new Phone();
    const draft = { lines: [1] };
    storage.set('draft', draft);
    draft.lines.push(2);
    expect(storage.get('draft')).toEqual({ lines: [1] });
  });
});
