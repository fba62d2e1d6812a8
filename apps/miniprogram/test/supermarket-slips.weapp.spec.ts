/**
 * @jest-environment jsdom
 */
import { asksFor, floorAt, openFloor, sentTo } from './floor';
import { startMiniProgram } from './harness';
import { changed, emptyOf } from './recorded';
import { drivers, lastWrite, open, serviceAt, writesOf } from './supermarket';

const PICK = '/supermarket/pick/index';
const PACK = '/supermarket/pack/index';
const DISPATCH = '/supermarket/dispatch/index';
const RESULT = 'PUT /rounds/:id/waves/:wave/pick-results';

/** Of the first product some are missing; no other has a result. */
const firstShort = changed('GET /rounds/:id/waves/:wave/pick-list', (list) => ({
  ...list,
  lines: list.lines.map((line, i) => ({
    ...line,
    pickedQuantity: i === 0 ? 5 : null,
    reason: i === 0 ? '货不够' : null,
    substituteOfferId: null,
    substituteQuantity: 0,
  })),
}));

describe('拣货, where a hand slips', () => {
  const pickingFloor = () => {
    const network = floorAt('picking');
    network.override(firstShort);
    return { network, ...openFloor(network, PICK) };
  };

  it('leaves a result alone at Enter, and its card goes along with the filter', async () => {
    const { app, network, screen } = pickingFloor();
    await screen.tapText('短缺 1');
    await screen.sees('第 1 /');
    await screen.confirm('找商品');
    await app.settled();
    expect(app.phone.dialogs.toasts.at(-1)).toContain('长粒香大米 已有结果');
    expect(sentTo(network, RESULT)).toHaveLength(0);
    await screen.tapText('没拣 11');
    await screen.sees('第 2 /');
    await screen.confirm('找商品');
    const sent = await asksFor(screen, network, RESULT);
    expect(sent?.body).not.toHaveProperty('reason');
    await screen.sees('第 3 /');
  });

  it('leaves a short product for the next open one when 没拣 is chosen', async () => {
    const { screen } = pickingFloor();
    await screen.tapText('全部 12');
    await screen.tapText('长粒香大米');
    await screen.sees('第 1 /');
    await screen.tapText('没拣 11');
    await screen.sees('第 2 /');
  });

  it('says that a code is unknown, and is ready for the next', async () => {
    const { app, screen } = pickingFloor();
    await screen.sees('第 2 /');
    app.phone.device.scans.push('6901234567890');
    await screen.tapText('扫商品码');
    await app.settled();
    expect(app.phone.dialogs.toasts).toContain('没有找到 6901234567890');
    await screen.lacks('换个名字、货位');
    app.phone.device.scans.push('GRN-003');
    await screen.tapText('扫商品码');
    await screen.sees('第 1 /');
  });

  it('says what a shortage wants to know, and takes full-width figures', async () => {
    const { network, screen } = pickingFloor();
    await screen.tapText('短缺 1');
    await screen.sees('第 1 /');
    await screen.tapText('短缺');
    await screen.type('拣到几袋', 'abc');
    await screen.sees('拣到几袋：请写 0 到 7 的整数');
    await screen.type('拣到几袋', '８');
    await screen.sees('要的 8 都拣到了，不算短缺');
    await screen.type('拣到几袋', '６');
    await screen.tapText('记下：拣到 6，缺 2');
    expect((await asksFor(screen, network, RESULT))?.body).toMatchObject({ pickedQuantity: 6 });
  });
});

describe('分装, left and taken up again', () => {
  it('keeps what was weighed for each household, through a restart too', async () => {
    const network = floorAt('picked');
    const { app, screen } = openFloor(network, PACK);
    await screen.type('大白菜 称了多少克', '2040');
    await screen.tapText('1-1-201');
    await screen.sees('皮芽子 称了多少克');
    expect(screen.texts()).not.toContain('2040');
    await screen.tapText('1-1-102');
    await screen.sees('2040');
    const again = startMiniProgram(network, app.phone).open(PACK);
    await again.sees('2040');
  });

  it('says which bundle a line is a part of', async () => {
    const network = floorAt('picked');
    network.override(
      changed('GET /group-orders/:id/pack-sheet', (sheet) => ({
        ...sheet,
        households: sheet.households.map((household) => ({
          ...household,
          lines: household.lines.map((line, i) => ({
            ...line,
            bundleName: i === 0 ? '一周蔬菜粮食包' : null,
          })),
        })),
      })),
    );
    await openFloor(network, PACK).screen.sees('套餐：一周蔬菜粮食包');
  });

  it('leads to the vehicle once the whole wave is packed', async () => {
    const { app, screen } = open(PACK, serviceAt('packed'));
    await screen.sees('这一波都装好了');
    await screen.lacks('下一栋');
    await screen.tapText('去发车');
    await app.arrivesAt('supermarket/dispatch/index');
  });
});

describe('发车, where something is missing', () => {
  it('names the building that is not packed yet', async () => {
    const network = serviceAt('packed', {
      ...emptyOf('GET /loads'),
      ...changed('GET /group-orders', (groups) =>
        groups.map((group, i) => (i === 1 ? { ...group, status: 'picking' } : group)),
      ),
      ...changed('GET /rounds/:id/waves', (waves) =>
        waves.map((wave) => ({
          ...wave,
          groups: wave.groups.map((group, i) => (i === 1 ? { ...group, packedHouseholds: 0 } : group)),
        })),
      ),
    });
    await open(DISPATCH, network).screen.sees('2号楼还没装好（0 / 6 户）');
  });

  it('says what is no plate, and sends the one way to write it', async () => {
    const network = serviceAt('packed', emptyOf('GET /loads'));
    const { app, screen } = open(DISPATCH, network);
    await screen.type('车牌', 'abc');
    await screen.sees('车牌看不懂');
    await screen.type('车牌', '新Ａ 1234');
    await screen.lacks('车牌看不懂');
    await screen.tapText(`${drivers[0]?.name ?? ''} 1234`);
    await screen.tapText('排好这一车');
    await app.settled();
    expect(writesOf(network)).toHaveLength(1);
    expect(lastWrite(network)?.body).toMatchObject({ vehiclePlate: '新A·1234' });
  });
});

describe('开新团, where a time cannot be read', () => {
  it('names the field, and reads full-width figures', async () => {
    const { screen } = open('/supermarket/open-round/index', serviceAt('ordering'));
    await screen.sees('配送时段');
    await screen.type('截单时间', '25:99');
    await screen.sees('截单时间请写成 19:30 这样');
    await expect(screen.tapText('下一步：选商品')).rejects.toThrow('disabled');
    await screen.type('截单时间', '２１：００');
    await screen.lacks('截单时间请写成');
  });
});
