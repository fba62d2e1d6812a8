import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { agrees } from './day/agree';
import { Cast } from './day/cast';
import { comesIn, people, signsInAgain } from './day/people';
import * as resident from './day/resident';
import * as supermarket from './day/supermarket';
import { waitsFor } from './day/time';
import { openStage } from './open-stage';
import { Person } from './person';
import { startService, type Service } from './service';
import type { Stage } from './stage';

const LONG = '老人住六楼，请帮忙送上来🙏'.repeat(20);
const KEPT = 200;

/** What goes wrong while a resident writes a list: they are told, and nothing that they typed is lost. */
describe('a list that meets mishaps', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'cailan-mishaps-'));
  let service: Service;
  let stage: Stage;
  let cast: Cast;

  beforeAll(async () => {
    service = await startService({ DATA_DIR: folder });
    stage = await openStage('h5', service.url);
    cast = new Cast(stage);
  });
  afterAll(async () => {
    await stage.close();
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => cast.failsOnFaults());

  it('cuts a note where the service would refuse it, and keeps its emoji', async () => {
    const first = await cast.enters('first');
    await resident.goesShopping(first);
    await resident.takes(first, { initials: 'zwh', name: '猪五花', units: 1 });
    await first.taps('强燕超市');
    await resident.takes(first, { initials: 'xj', name: '香蕉', units: 1 });
    await first.taps('看清单');
    await resident.leavesNote(first, LONG);
    await first.sees(LONG.slice(0, KEPT - 20));
    await first.reloads();
    await first.sees(LONG.slice(0, KEPT - 20));
    expect(await first.canSee(LONG)).toBe(false);
  });

  it('says what can no longer be had when one supermarket closes meanwhile, and lets the rest be handed in', async () => {
    const first = cast.at('first');
    const shop = await cast.enters('otherShop');
    await shop.taps(await supermarket.codeOfEvening(shop));
    await shop.taps('提前截单');
    await agrees(shop, '现在截单？', '截单');
    await shop.sees('已截单');
    await resident.triesToHandIn(first);
    await first.sees('已过截单时间');
    await first.within('香蕉').taps('拿掉');
    await first.doesNotSee('香蕉');
    await first.sees('已存');
    await resident.handsIn(first);
    await first.sees('猪五花');
  });

  it('asks to sign in again when the sign-in has been ended elsewhere, and then hands in by itself', async () => {
    const first = cast.at('first');
    const other = Person.at(await stage.phone());
    await comesIn(other, people.first);
    await other.taps('我的');
    await other.taps('在所有手机上退出');
    await agrees(other, '在所有手机上退出？', '都退出');
    await other.sees('先看一下隐私说明');
    await first.within('猪五花').taps('+');
    await resident.triesToHandIn(first);
    await first.sees('重新登录以后自动交给网格员');
    await first.taps('重新登录');
    await signsInAgain(first, people.first);
    await first.taps('看清单');
    await first.within('猪五花').sees('2');
    await first.sees(LONG.slice(0, KEPT - 20));
    await first.sees('已交给网格员');
  });

  it('hands in without a word when only the short token has expired, and WeChat does not answer', async () => {
    const first = cast.at('first');
    const { port } = new URL(service.url);
    // Its new stand-in is at an address that the open page does not know.
    await service.stop();
    const secret = 'another secret of the same service, long enough';
    service = await startService({ DATA_DIR: folder, PORT: port, TOKEN_SECRET: secret });
    await first.within('猪五花').taps('+');
    await first.taps('交给网格员');
    await first.sees('已交给网格员');
    await first.within('猪五花').sees('3');
  });

  it('says that the time is over when the cut-off passes meanwhile, and that what was handed in stands', async () => {
    const first = cast.at('first');
    const second = await cast.enters('second');
    await second.sees('写清单');
    // Two hours after the cut-off a building that nobody confirmed is cancelled.
    await waitsFor(second, '现在没有开团', 60);
    await first.within('猪五花').taps('+');
    await first.taps('交给网格员');
    await first.sees('已过截单时间');
    await first.sees('猪五花：还是原来交的 3 份，没有改成 4 份。');
    await first.sees(LONG.slice(0, KEPT - 20));
  });
});
