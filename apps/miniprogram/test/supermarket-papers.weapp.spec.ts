/**
 * @jest-environment jsdom
 */
import { asksFor, floorAt, openFloor, sentTo } from './floor';
import { changed, lostNetwork, problem } from './recorded';

const PACK = '/supermarket/pack/index';
const PRINT = '/supermarket/print/index';
const UNPRINTABLE = 'GET /rounds/:id/waves/:wave/unprintable';
const SHEET = 'GET /group-orders/:id/pack-sheet';

describe('分装 in the built mini-program', () => {
  it('waits for the picking', async () => {
    const { screen } = openFloor(floorAt('picking'), PACK);
    await screen.sees('拣货还没有完成');
    expect(screen.text()).toContain('拣了 6 / 12 样');
  });

  it('weighs a household, counts its bags and closes it', async () => {
    const network = floorAt('picked');
    const { screen } = openFloor(network, PACK);
    await screen.sees('1-1-102');
    await screen.sees('称重商品要先称重');
    await screen.type('大白菜 称了多少克', '20400');
    await screen.sees('与预订相差太大');
    await screen.type('大白菜 称了多少克', '2.04');
    const weighed = screen.texts().filter((text) => text.includes('称了多少克'));
    for (const label of weighed.filter((text) => !text.startsWith('大白菜'))) await screen.type(label, '510');
    await screen.lacks('与预订相差太大');
    await screen.tapText('装好这一户');
    const sent = await asksFor(screen, network, 'POST /household-orders/:id/pack');
    const body = sent?.body as { clientKey: string; weights: { grams: number }[]; bags: unknown[] };
    expect(body.clientKey).toMatch(/^[\w-]{8,64}$/);
    expect(body.weights[0]?.grams).toBe(2040);
    expect(body.bags).toEqual([]);
    await screen.sees('1-1-201');
  });

  it('keeps what was typed when the network is lost, and repeats under the same key', async () => {
    const network = floorAt('picked');
    network.override(
      changed(SHEET, (sheet) => ({
        ...sheet,
        households: sheet.households.map((household) => ({
          ...household,
          lines: household.lines.map((line) => ({ ...line, byWeight: false })),
        })),
      })),
    );
    const { screen } = openFloor(network, PACK);
    await screen.sees('装好这一户');
    network.override({ 'POST /household-orders/:id/pack': lostNetwork() });
    await screen.tapText('装好这一户');
    await screen.sees('连不上网');
    network.override({ 'POST /household-orders/:id/pack': undefined });
    await screen.tapText('装好这一户');
    const second = await asksFor(screen, network, 'POST /household-orders/:id/pack', 2);
    const [first] = sentTo(network, 'POST /household-orders/:id/pack');
    expect(second?.body).toEqual(first?.body);
  });

  it('shows a packed household with its bags, and opens its labels', async () => {
    const network = floorAt('packed');
    const { app, screen } = openFloor(network, PACK);
    await screen.tapText('1-1-102');
    await screen.sees('第 1 / 2 袋');
    await screen.tapText('打印这一户的标签');
    const labels = await asksFor(screen, network, 'GET /rounds/:id/waves/:wave/labels-60x40.pdf');
    expect(labels?.query).toEqual({ orderId: expect.any(String) });
    await app.settled();
  });

  it('marks as printed what was in the file: its rows are from when the service read them', async () => {
    const network = floorAt('packed');
    const ROLL = 'GET /rounds/:id/waves/:wave/labels-60x40.pdf';
    const file = { statusCode: 200, data: '%PDF', header: { 'X-As-Of': '2026-11-21T10:00:00.000Z' } };
    const done = { statusCode: 200, data: { done: true } };
    network.override({ [ROLL]: file, 'POST /rounds/:id/waves/:wave/labels/printed': done });
    const { screen } = openFloor(network, PACK);
    await screen.tapText('1-1-102');
    await screen.sees('第 1 / 2 袋');
    await screen.tapText('打印这一户的标签');
    await asksFor(screen, network, ROLL);
    await screen.sees('已打印');
    await screen.tapText('已打印（都打出来了）');
    const marked = await asksFor(screen, network, 'POST /rounds/:id/waves/:wave/labels/printed');
    expect(marked?.body).toMatchObject({ asOf: '2026-11-21T10:00:00.000Z', orderId: expect.any(String) });
  });

  it('counts the crates of a building', async () => {
    const network = floorAt('picked');
    const { screen } = openFloor(network, PACK);
    await screen.sees('1-1-102');
    await screen.tapText('记周转箱');
    await screen.sees('记下共 0 箱');
    await screen.tapText('记下共 0 箱');
    const crates = await asksFor(screen, network, 'PUT /group-orders/:id/crates');
    expect(crates?.body).toEqual({ crates: [] });
  });

  it('says what failed, and asks again', async () => {
    const network = floorAt('picked');
    network.override({ [SHEET]: problem('busy') });
    const { screen } = openFloor(network, PACK);
    await screen.sees('系统繁忙');
  });
});

describe('打印 in the built mini-program', () => {
  it('opens each paper as the person asks for it', async () => {
    const network = floorAt('packed');
    const { app, screen } = openFloor(network, PRINT);
    await screen.sees('拣货单');
    await screen.tapText('拣货单 PDF');
    await asksFor(screen, network, 'GET /rounds/:id/waves/:wave/pick-list.pdf');
    await app.settled();
    await screen.tapText('选楼栋');
    await screen.tapText('临江苑小区2号楼 · ');
    await screen.sees('打印哪些楼栋：临江苑小区2号楼');
    await screen.tapText('分装单 Excel');
    const sheet = await asksFor(screen, network, 'GET /rounds/:id/waves/:wave/pack-sheets.xlsx');
    expect(sheet?.query).toEqual({ groupOrderId: expect.any(String) });
    await app.settled();
  });

  it('begins a label sheet where it was left, and refuses a cell that is none', async () => {
    const network = floorAt('packed');
    const { app, screen } = openFloor(network, PRINT);
    await screen.tapText('起始格、偏移、补打');
    await screen.type('A4 从第几格开始', '25');
    await screen.sees('填 1 到 24');
    await screen.type('A4 从第几格开始', '5');
    await screen.lacks('填 1 到 24');
    await screen.tapText('A4 不干胶');
    const labels = await asksFor(screen, network, 'GET /rounds/:id/waves/:wave/labels-a4.pdf');
    expect(labels?.query).toEqual({ from: '5' });
    await app.settled();
  });

  it('says so when a paper cannot be made', async () => {
    const network = floorAt('packed');
    network.override({ 'GET /rounds/:id/waves/:wave/matrix.pdf': lostNetwork() });
    const { screen } = openFloor(network, PRINT);
    await screen.tapText('分拣表 PDF');
    await screen.sees('连不上网');
  });

  it('names what must be written by hand, since no face has it', async () => {
    const network = floorAt('packed');
    const first = openFloor(network, PRINT);
    await first.screen.sees('拣货单');
    await asksFor(first.screen, network, UNPRINTABLE);
    expect(first.screen.text()).not.toContain('没有字形');
    network.override(
      changed(UNPRINTABLE, () => [
        { what: 'name', where: '1-2-301', characters: ['\u{2ffff} U+2FFFF', '\u{e000} U+E000'] },
        { what: 'product', where: '鸡蛋', characters: ['\u{e000} U+E000'] },
      ]),
    );
    const { screen } = openFloor(network, PRINT);
    await screen.sees('这些字没有字形，纸上印成编码，请手写补上');
    expect(screen.text()).toContain(
      '1-2-301 收货人 \u{2ffff}〔U+2FFFF〕\u{e000}〔U+E000〕；鸡蛋 商品 \u{e000}〔U+E000〕',
    );
  });

  it('has nothing to print before the first wave', async () => {
    const { screen } = openFloor(floorAt('ordering'), PRINT, { careMode: true });
    await screen.sees('还没有可以打印的');
  });
});
