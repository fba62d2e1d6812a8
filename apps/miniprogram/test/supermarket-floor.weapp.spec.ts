/**
 * @jest-environment jsdom
 */
import { pickMark, waveNames, wrongStatus } from '@cailan/shared-types';
import { asksFor, floorAt, openFloor, sentTo } from './floor';
import { changed, emptyOf, problem, refused } from './recorded';

const PICK = '/supermarket/pick/index';
const LIST = 'GET /rounds/:id/waves/:wave/pick-list';
const RESULT = 'PUT /rounds/:id/waves/:wave/pick-results';

/** Nothing of the wave has a result yet. */
const untouched = changed(LIST, (list) => ({
  ...list,
  lines: list.lines.map((line) => ({
    ...line,
    pickedQuantity: null,
    reason: null,
    substituteOfferId: null,
    substituteQuantity: 0,
  })),
}));

describe('拣货 in the built mini-program', () => {
  it('begins a wave of the buildings that have paid', async () => {
    const network = floorAt('confirmed');
    network.override(
      changed('GET /group-orders', (groups) => groups.map((group) => ({ ...group, status: 'paid' }))),
    );
    const { screen } = openFloor(network, PICK);
    await screen.sees('2 栋已付款，可以开始拣');
    await screen.tapText('开始拣这 2 栋');
    expect((await asksFor(screen, network, 'POST /rounds/:id/waves'))?.body).toEqual({
      clientKey: expect.stringMatching(/^[\w-]{8,64}$/),
    });
  });

  it('notes 拣齐 at one tap and goes on to the next product', async () => {
    const network = floorAt('picking');
    network.override(untouched);
    const { screen } = openFloor(network, PICK);
    await screen.sees('长粒香大米');
    expect(screen.text()).toMatch(/0 \/ \d+ 样拣完/);
    expect(screen.text()).toContain('1号楼');
    await screen.tapText('拣齐');
    await screen.sees('第 2 /');
    const sent = await asksFor(screen, network, RESULT);
    expect(sent?.params).toMatchObject({ wave: '1' });
    expect(sent?.body).toEqual({ offerId: expect.any(String), pickedQuantity: 8 });
  });

  it('notes what is short with its reason, at two taps', async () => {
    const network = floorAt('picking');
    network.override(untouched);
    const { screen } = openFloor(network, PICK);
    await screen.sees('长粒香大米');
    await screen.tapText('短缺');
    await screen.type('拣到几袋', '9');
    await screen.sees('拣货数量不能超过订购数量 8');
    await screen.type('拣到几袋', '5');
    await screen.tapText('记下：拣到 5，缺 3');
    expect((await asksFor(screen, network, RESULT))?.body).toMatchObject({
      pickedQuantity: 5,
      reason: '货不够',
    });
  });

  it('fills a gap with another product of the class', async () => {
    const network = floorAt('picking');
    network.override(untouched);
    const { screen } = openFloor(network, PICK);
    await screen.tapText('鲜鸡蛋(板) 30 枚 约 1.65 kg');
    await screen.sees('第 2 /');
    await screen.tapText('替换');
    await screen.tapText('换 鲜鸡蛋(盒)');
    expect((await asksFor(screen, network, RESULT))?.body).toMatchObject({
      pickedQuantity: 0,
      substituteOfferId: expect.any(String),
      substituteQuantity: 4,
    });
  });

  it('finds a product by its shelf code and by its name', async () => {
    const network = floorAt('picking');
    network.override(untouched);
    const { app, screen } = openFloor(network, PICK);
    await screen.sees('长粒香大米');
    const products = sentTo(network, 'GET /supermarkets/:id/products');
    expect(products).toHaveLength(1);
    await app.settled();
    app.phone.device.scans.push('EGG-001');
    await screen.tapText('扫商品码');
    await screen.sees('第 2 /');
    await screen.type('找商品', '白菜 😀');
    await screen.sees('没有找到');
  });

  it('goes on without a network and sends the results later', async () => {
    const network = floorAt('picking');
    network.override(untouched);
    const { app, screen } = openFloor(network, PICK);
    await screen.sees('长粒香大米');
    await app.settled();
    app.phone.connection.lose();
    await screen.tapText('拣齐');
    await screen.sees('1 条待传');
    expect(screen.text()).toMatch(/1 \/ \d+ 样拣完/);
    expect(sentTo(network, RESULT)).toHaveLength(0);
    app.phone.connection.regain();
    await screen.lacks('待传');
    expect(sentTo(network, RESULT)).toHaveLength(1);
  });

  it('says when a result was not taken', async () => {
    const network = floorAt('picking');
    network.override({ ...untouched, [RESULT]: refused(wrongStatus(waveNames, 'picked')) });
    const { screen } = openFloor(network, PICK);
    await screen.sees('长粒香大米');
    await screen.tapText('拣齐');
    await screen.sees('长粒香大米 拣到 8：当前状态');
    await screen.tapText('知道了');
    await screen.lacks('当前状态');
  });

  it('keeps a colleague’s result until it was seen, and then replaces it', async () => {
    const network = floorAt('picking');
    const theirs = changed(LIST, (list) => ({
      ...list,
      lines: list.lines.map((line) => ({
        ...line,
        pickedQuantity: line.name === '长粒香大米' ? 5 : null,
        reason: line.name === '长粒香大米' ? '货不够' : null,
        substituteOfferId: null,
        substituteQuantity: 0,
      })),
    }));
    network.override({
      ...untouched,
      [RESULT]: () => {
        network.override(theirs);
        return problem('pick_changed', { picked: 5, missing: 3, substituted: 0 });
      },
    });
    const { screen } = openFloor(network, PICK);
    await screen.sees('长粒香大米');
    await screen.tapText('拣齐');
    await screen.sees('长粒香大米 拣到 8：这一样已有人记了：拣到 5，缺 3');
    await screen.tapText('知道了');
    await screen.tapText('短缺 1');
    await screen.sees('第 1 /');
    await screen.sees('拣到 5，缺 3');
    network.override({ [RESULT]: undefined });
    await screen.tapText('拣齐');
    expect((await asksFor(screen, network, RESULT, 2))?.body).toEqual({
      offerId: expect.any(String),
      pickedQuantity: 8,
      seen: pickMark({ pickedQuantity: 5, reason: '货不够' }),
    });
  });

  it('does not finish while a product has no result, and says which', async () => {
    const network = floorAt('picking');
    network.override(untouched);
    const { screen } = openFloor(network, PICK);
    await screen.sees('种商品没有拣货结果：长粒香大米');
    await expect(screen.tapText('完成拣货')).rejects.toThrow('disabled');
  });

  it('finishes the wave and shows what became of it', async () => {
    const network = floorAt('picked', { finishedAt: null });
    const { app, screen } = openFloor(network, PICK);
    await screen.sees('每样都有结果了');
    await screen.tapText('完成拣货');
    await asksFor(screen, network, 'POST /rounds/:id/waves/:wave/finish');
    expect(app.phone.dialogs.modals[0]?.content).toContain('1 样短缺');
    network.override({ 'GET /rounds/:id/waves': undefined });
    await app.settled();
    screen.pullDown();
    await app.settled();
    await screen.sees('这一波拣完了');
    await screen.tapText('去分装');
    await app.arrivesAt('supermarket/pack/index');
  });

  it('says what it waits for where nothing is paid, and where there is no round', async () => {
    const network = floorAt('ordering');
    const { screen } = openFloor(network, PICK);
    await screen.sees('还没有可以拣的楼栋');
    const nothing = floorAt('ordering');
    nothing.override(emptyOf('GET /rounds'));
    await openFloor(nothing, PICK).screen.sees('现在没有团期');
  });
});
