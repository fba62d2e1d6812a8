import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A mini-program by hand: two pages, one in a subpackage, and a native component; each page notes its lifecycle. */
const FILES: Record<string, string> = {
  'app.json': JSON.stringify({
    pages: ['pages/first/index'],
    subPackages: [{ root: 'extra', pages: ['second/index'] }],
    usingComponents: { stepper: './stepper/index' },
  }),
  'app.js': `App({ calls: [] })`,
  'stepper/index.json': `{"component":true}`,
  'stepper/index.js': `Component({
    properties: { count: Number, name: String },
    methods: { more() { this.triggerEvent('change', { count: this.data.count + 1 }); } },
  })`,
  'stepper/index.wxml': `<text>{{count}}</text><button class="more" aria-label="多一份{{name}}" bindtap="more">+</button>`,
  'pages/first/index.json': `{"navigationBarTitleText":"一","usingComponents":{}}`,
  'pages/first/index.js': pageOf('first'),
  'pages/first/index.wxml': `
    <view wx:for="{{rows}}" wx:key="name" class="card">
      <text>{{item.name}}</text>
      <stepper name="{{item.name}}" count="{{item.count}}" bindchange="change" data-index="{{index}}"></stepper>
      <button bindtap="choose" data-index="{{index}}">选这个</button>
    </view>
    <text>备注</text><input value="{{note}}" placeholder="写给商超" bindinput="write"></input>
    <scroll-view class="list" bindscrolltolower="end"><text>到底{{ends}}</text></scroll-view>
    <button disabled="{{true}}" bindtap="go">不能点</button>
    <button bindtap="go">下一页</button>`,
  'extra/second/index.json': `{"enablePullDownRefresh":true,"usingComponents":{}}`,
  'extra/second/index.js': pageOf('second'),
  'extra/second/index.wxml': `<text>第二页 {{id}}</text><stepper name="第二" count="{{0}}"></stepper><button bindtap="back">返回</button>`,
};

function pageOf(name: string): string {
  return `
    const note = (hook) => getApp().calls.push('${name}.' + hook);
    Page({
      data: { rows: [{ name: '白菜', count: 0 }, { name: '鸡蛋', count: 2 }], note: '', ends: 0, id: '' },
      onLoad(query) { note('load'); this.setData({ id: query.id || '' }); },
      onShow() { note('show'); }, onReady() { note('ready'); }, onHide() { note('hide'); }, onUnload() { note('unload'); },
      onPullDownRefresh() { note('pull'); },
      change(event) { this.setData({ ['rows[' + event.currentTarget.dataset.index + '].count']: event.detail.count }); },
      choose(event) { this.setData({ note: '选了' + this.data.rows[event.currentTarget.dataset.index].name }); },
      write(event) { this.setData({ note: event.detail.value }); },
      end() { this.setData({ ends: this.data.ends + 1 }); },
      go() { wx.navigateTo({ url: '/extra/second/index?id=%E8%8F%9C' }); },
      back() { wx.navigateBack(); },
    })`;
}

/** Writes the mini-program into a folder of its own. */
export function writeFixture(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'cailan-fixture-'));
  for (const [name, content] of Object.entries(FILES)) {
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}
