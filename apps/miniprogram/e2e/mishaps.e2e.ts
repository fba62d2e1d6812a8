import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { agrees } from './day/agree';
import { Cast } from './day/cast';
import { people, signsInAgain } from './day/people';
import * as resident from './day/resident';
import { waitsUntil } from './day/time';
import { openStage } from './open-stage';
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
    await shop.taps('-02');
    await shop.taps('提前截单');
    await agrees(shop, '现在截单？', '截单');
    await shop.sees('已截单');
    await first.taps('交给网格员');
    await first.sees('已过截单时间');
    await first.within('香蕉').taps('拿掉');
    await first.doesNotSee('香蕉');
    await first.sees('已存');
    await resident.handsIn(first);
    await first.sees('猪五花');
  });

  it('asks to sign in again when the sign-in has ended, and has the list still', async () => {
    const first = cast.at('first');
    const { port } = new URL(service.url);
    await service.stop();
    const secret = 'another secret of the same service, long enough';
    service = await startService({ DATA_DIR: folder, PORT: port, TOKEN_SECRET: secret });
    await first.within('猪五花').taps('+');
    await first.taps('交给网格员');
    await first.sees('登录过期了');
    await first.taps('重新登录');
    await signsInAgain(first, people.first);
    await first.taps('看清单');
    await first.within('猪五花').sees('2');
    await first.sees(LONG.slice(0, KEPT - 20));
  });

  it('says that the time is over when the cut-off passes meanwhile, and shows the list as it was written', async () => {
    const first = cast.at('first');
    const staff = await cast.enters('community');
    await waitsUntil(staff, '今天 19:30');
    await first.within('猪五花').taps('+');
    await first.taps('交给网格员');
    await first.sees('截单');
    await first.sees('猪五花');
    await first.sees(LONG.slice(0, KEPT - 20));
  });
});
