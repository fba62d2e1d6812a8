import { openStage } from './open-stage';
import { startService, type Service } from './service';
import type { Build, Stage } from './stage';
import { Album } from './day/album';
import { Cast } from './day/cast';
import * as captain from './day/captain';
import * as community from './day/community';
import * as driver from './day/driver';
import * as leader from './day/leader';
import * as resident from './day/resident';
import * as supermarket from './day/supermarket';
import { waitsUntil } from './day/time';

const PLATE = '新D·A1201';
const VOUCHER = 'HK20260601';
const ONE = '临江苑小区1号楼';
const TWO = '临江苑小区2号楼';

/** From two residents' lists to the statement, as `npm start` opens the demonstration; each test goes on where the last ended. */
describe.each<Build>([BUILD])('a day on %s', (build) => {
  let service: Service;
  let stage: Stage;
  let people: Cast;
  let album: Album;

  beforeAll(async () => {
    service = await startService();
    stage = await openStage(build, service.url);
    people = new Cast(stage);
    album = new Album();
  });
  afterAll(async () => {
    await stage.close();
    await service.stop();
  });
  afterEach(() => people.failsOnFaults());

  it('asks a newcomer for consent', async () => {
    const phone = await stage.phone();
    await album.shows(phone, '入口-隐私');
    await phone.close();
  });

  it('a resident writes a list, loses nothing by closing the app, and hands it in', async () => {
    const first = await people.enters('first');
    await album.shows(people.device('first'), '居民-今天');
    await resident.goesShopping(first);
    await resident.takes(first, { initials: 'zwh', name: '猪五花', units: 2 });
    await resident.takes(first, { initials: 'xjd', name: '鲜鸡蛋', units: 1 });
    await first.taps('看清单');
    await resident.wishes(first, '鲜鸡蛋', '换同类');
    await resident.leavesNote(first, '鸡蛋轻放🥚，谢谢👵🏻');
    await resident.reopensList(first, build);
    await first.sees('鸡蛋轻放🥚，谢谢👵🏻');
    await resident.handsIn(first);
    await album.shows(people.device('first'), '清单-已交');
    await album.shows(people.device('first'), '清单-挑选', { page: 'list/shop/index' });
    await album.shows(people.device('first'), '居民-我家', { page: 'resident/household/index' });
    await resident.leavesList(first, build);
    for (const page of ['me', 'messages', 'privacy', 'state'])
      await album.shows(people.device('first'), `公共-${page}`, { page: `pages/${page}/index` });
    for (const page of ['bind', 'waiting', 'members', 'data', 'kept'])
      await album.shows(people.device('first'), `我的-${page}`, { page: `account/${page}/index` });
  });

  it('a neighbour wants to be asked before something else comes', async () => {
    const second = await people.enters('second');
    await resident.goesShopping(second);
    await resident.takes(second, { initials: 'zwh', name: '猪五花', units: 1 });
    await resident.takes(second, { initials: 'jt', name: '鸡腿', units: 2 });
    await second.taps('看清单');
    await resident.wishes(second, '鸡腿', '问我');
    await resident.handsIn(second);
    await resident.goesHome(second);
  });

  it('a captain orders for a household of the next building', async () => {
    const neighbour = await people.enters('neighbour');
    await resident.goesShoppingFor(neighbour, '2-3-402');
    await resident.takes(neighbour, { initials: 'xjd', name: '鲜鸡蛋', units: 1 });
    await neighbour.taps('看清单');
    await neighbour.sees('帮 2-3-402 下单');
    await resident.handsInFor(neighbour);
    await resident.goesHome(neighbour);
    await album.shows(people.device('neighbour'), '楼栋长-帮下单');
  });

  it('the grid leader reads the roll-up, confirms both buildings and pays', async () => {
    const person = await people.enters('leader');
    await person.sees('可以确认');
    await album.shows(people.device('leader'), '网格员-今晚');
    for (const page of ['approvals', 'asked', 'codes', 'deputies', 'invite'])
      await album.shows(people.device('leader'), `网格员-${page}`, { page: `account/${page}/index` });
    for (const page of ['scan', 'sessions'])
      await album.shows(people.device('leader'), `电脑-${page}`, { page: `desk/${page}/index` });
    await leader.readsRollUp(person, (name) => album.shows(people.device('leader'), name));
    await leader.confirms(person);
    await leader.paysByWechat(person, '100');
    await album.shows(people.device('leader'), '网格员-付了一部分');
    await leader.paysByTransfer(person, VOUCHER);
    await album.shows(people.device('leader'), '网格员-付款');
  });

  it('the supermarket finds the money, and says so', async () => {
    const shop = await people.enters('shop');
    await shop.sees('1 张凭证');
    await album.shows(people.device('shop'), '商超-团期', { desk: true });
    for (const page of ['more', 'catalogue', 'open-round'])
      await album.shows(people.device('shop'), `商超-${page}`, {
        page: `supermarket/${page}/index`,
        desk: true,
      });
    await album.shows(people.device('shop'), '商超-收款账户', { page: 'payees/list/index', desk: true });
    await supermarket.opensVouchers(shop, VOUCHER);
    await album.shows(people.device('shop'), '商超-凭证', { desk: true });
    await supermarket.answersVoucher(shop);
    await leader.seesPaid(people.at('leader'));
  });

  it('picks both buildings; of one product half is missing', async () => {
    const shop = people.at('shop');
    await supermarket.beginsPicking(shop);
    await album.shows(people.device('shop'), '商超-拣货', { desk: true });
    await supermarket.picks(shop);
    await album.shows(people.device('leader'), '网格员-异常', { page: 'leader/exceptions/index' });
    await album.shows(people.device('second'), '居民-问换货', { page: 'resident/home/index' });
    await resident.answersQuestion(people.at('second'));
  });

  it('weighs, packs, labels and counts crates', async () => {
    const shop = people.at('shop');
    await shop.taps('去分装');
    await shop.sees('1-3-101');
    await album.shows(people.device('shop'), '商超-分装', { desk: true });
    const first = await supermarket.packs(shop, { door: '1-3-101', grams: 980, labels: 0 });
    expect(first.bytes).toBeGreaterThan(1000);
    await supermarket.packs(shop, { door: '1-3-202', grams: 505, labels: 1 });
    await supermarket.countsCrates(shop, ONE, 1);
    await shop.taps('下一栋');
    await supermarket.packs(shop, { door: '2-3-402', labels: 2 });
    await supermarket.countsCrates(shop, TWO, 1);
  });

  it('loads a vehicle, whose driver signs and leaves', async () => {
    const shop = people.at('shop');
    await supermarket.loads(shop, PLATE, '毛思云');
    await album.shows(people.device('shop'), '商超-发车', { desk: true });
    await album.shows(people.device('shop'), '商超-打印', { page: 'supermarket/print/index', desk: true });
    const printed = build === 'h5' ? await supermarket.printsSortingSheets(people.device('shop')) : undefined;
    expect(printed?.sheets).toBe(printed?.parts);
    const person = await people.enters('driver');
    await album.shows(people.device('driver'), '配送员-车次');
    await driver.takesOver(person, PLATE);
  });

  it('time passes until the evening', async () => {
    const person = await people.enters('captain');
    await waitsUntil(person, '今天 19:30');
    await album.shows(people.device('captain'), '楼栋长-收货');
  });

  it('the gate scans the pass, and hands both buildings over', async () => {
    const staff = await people.enters('community');
    await album.shows(people.device('community'), '社区-交接', { desk: true });
    const pass = await driver.showsPass(people.at('driver'));
    await community.checksIn(staff, pass, PLATE);
    await community.countsBags(staff, TWO, 1);
    await album.shows(people.device('community'), '社区-核对', { desk: true });
    const person = people.at('captain');
    await captain.goesToGate(person, '开始点收');
    expect(await captain.scansBags(person)).toBe(4);
    await captain.countsCrates(person, 4, 1);
    await album.shows(people.device('captain'), '楼栋长-点收');
    await captain.signsFor(person);
    const neighbour = people.at('neighbour');
    await captain.goesToGate(neighbour, '接着点收');
    await captain.signsFor(neighbour);
    await album.shows(people.device('driver'), '配送员-交接');
    await driver.handsOver(people.at('driver'), ONE, 4);
    await driver.handsOver(people.at('driver'), TWO, 1);
  });

  it('the captain goes from door to door, part of the way without a network', async () => {
    const person = people.at('captain');
    await person.taps('去送到户');
    await person.sees('1-3-101');
    await album.shows(people.device('captain'), '楼栋长-送到户');
    await captain.deliversWithoutNetwork(person);
    await captain.leavesAtDoor(people.at('neighbour'));
    await album.shows(people.device('community'), '社区-异常', {
      page: 'community/exceptions/index',
      desk: true,
    });
    await album.shows(people.device('community'), '社区-今日', {
      page: 'community/numbers/index',
      desk: true,
    });
  });

  it('the residents have their goods (B5.20)', async () => {
    await resident.confirmsReceipt(people.at('first'));
    await album.shows(people.device('first'), '居民-一单');
    await album.shows(people.device('first'), '居民-订单', { page: 'resident/orders/index' });
    await captain.handsOutHeld(people.at('captain'));
  });

  it('the community takes in a list of who lives where', async () => {
    const device = people.device('community');
    for (const [name, page] of [
      ['人员', 'district/people/index'],
      ['任命', 'district/appoint/index'],
      ['责任表', 'district/duties/index'],
      ['名册', 'rosters/list/index'],
    ] as const)
      await album.shows(device, `社区-${name}`, { page, desk: true });
    await album.shows(device, '我的-接岗', { page: 'district/take-post/index' });
    await community.takesListIn(people.at('community'), () =>
      album.shows(device, '社区-一份名册', { desk: true }),
    );
  });

  it('the supermarket settles; leader and supermarket read the same statement', async () => {
    const shop = people.at('shop');
    await supermarket.settles(shop, (name) => album.shows(people.device('shop'), name, { desk: true }));
    const theirs = await supermarket.readsStatement(shop);
    await album.shows(people.device('shop'), '商超-对账单', { desk: true });
    for (const page of ['refunds', 'reconciliation'])
      await album.shows(people.device('shop'), `商超-${page}`, {
        page: `supermarket/${page}/index`,
        desk: true,
      });
    const person = people.at('leader');
    await leader.opensBook(person);
    await album.shows(people.device('leader'), '网格员-账本');
    await leader.collects(person, '1-3-101');
    const ours = await leader.readsStatement(person);
    await album.shows(people.device('leader'), '网格员-对账单');
    await leader.seesRefund(person);
    await album.shows(people.device('leader'), '网格员-退款');
    expect(ours).toEqual(theirs);
    expect(theirs).toMatchObject({ ordered: '¥133.74', paid: '¥133.74' });
  });

  it('leaves no page unseen, and shuts nobody out', () => {
    expect({ missing: album.missing(), findings: album.findings }).toEqual({ missing: [], findings: [] });
  });
});
