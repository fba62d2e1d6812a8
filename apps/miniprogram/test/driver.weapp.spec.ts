/**
 * @jest-environment jsdom
 */
import { startMiniProgram } from './harness';
import { changed, emptyOf, lostNetwork, problem, recordedNetwork, signedInAs, type Moment } from './recorded';

type Given = Parameters<typeof recordedNetwork>[1];

function driverAt(at: Moment, given: Given = {}) {
  const network = recordedNetwork('driver', { at, ...given });
  return { network, app: startMiniProgram(network, signedInAs('driver')) };
}
const writesOf = ({ sent }: ReturnType<typeof recordedNetwork>) =>
  sent.filter(({ method }) => method !== 'GET');
const loadUrl = (network: ReturnType<typeof recordedNetwork>) =>
  `/driver/load/index?id=${network.reply('GET /loads')[0]?.id}`;
/** The load's only handoff is the one that stands open at building 1. */
const oneOpen = changed('GET /loads/:id', (load) => ({
  ...load,
  stops: load.stops.map((stop) => ({ ...stop, groups: stop.groups.slice(0, 1) })),
}));

describe('车次', () => {
  it('shows when my load is called, where it goes and its place in the queue', async () => {
    const { app } = driverAt('gate');
    const screen = app.open('/driver/loads/index');
    await screen.sees('今天 19:30 到');
    for (const words of ['新D·A1201', '17 袋 · 4 箱', '临江苑小区门口', '排队 1 号', '已到点', '2 栋'])
      expect(screen.text()).toContain(words);
    await screen.tapText('今天 19:30 的车次，已到点');
    await app.arrivesAt('driver/load/index');
  });

  it('sets apart what is done', async () => {
    const screen = driverAt('settled').app.open('/driver/loads/index');
    await screen.sees('没有要送的车次');
    await screen.sees('结束的');
  });

  it('is empty, or without network', async () => {
    await driverAt('gate', emptyOf('GET /loads')).app.open('/driver/loads/index').sees('没有要送的车次');
    const { app, network } = driverAt('gate', { 'GET /loads': lostNetwork() });
    const screen = app.open('/driver/loads/index');
    await screen.sees('连不上网');
    network.override({ 'GET /loads': undefined });
    await screen.tapText('再试一次');
    await screen.sees('新D·A1201');
  });
});

describe('一个车次', () => {
  it('shows the pass, the stops and what each building counted', async () => {
    const { app, network } = driverAt('gate');
    const screen = app.open(loadUrl(network));
    await screen.sees('到门口给社区扫');
    await screen.sees('2 / 9');
    for (const words of ['临江苑小区1号楼', '9 袋 · 2 箱', '破损', '袋子破了一角', '排队 1 号'])
      expect(screen.text()).toContain(words);
  });

  it('shows the pass of a load that was seen before without any network', async () => {
    const { app, network } = driverAt('gate');
    await app.open(loadUrl(network)).sees('到门口给社区扫');
    await app.settled();
    app.phone.connection.lose();
    const later = recordedNetwork('driver', { at: 'gate' });
    const screen = startMiniProgram(later, app.phone).open(loadUrl(network));
    await screen.sees('到门口给社区扫');
    await screen.sees('临江苑小区2号楼');
    expect(later.sent).toEqual([]);
  });

  it.each([
    ['returned', '已退回商超'],
    ['lost', '货已丢失'],
    ['dissolved', '已撤销'],
  ] as const)(
    'shows no pass of a load that is %s, and takes none of its gates for a passing point',
    async (status, words) => {
      const { app, network } = driverAt(
        'gate',
        changed('GET /loads/:id', (load) => ({
          ...load,
          status,
          stops: load.stops.map((stop) => ({ ...stop, arrivedAt: null, queueNumber: null, groups: [] })),
        })),
      );
      const screen = app.open(loadUrl(network));
      await screen.sees(words);
      await screen.sees('这里的货不在这一车上了');
      await screen.sees('没有到');
      for (const gone of ['通行码', '到门口给社区扫', '路过点数', '还没到'])
        expect(screen.has(gone)).toBe(false);
    },
  );

  it('says of a sorting point that it is only passed', async () => {
    const { app, network } = driverAt(
      'gate',
      changed('GET /loads/:id', (load) => ({
        ...load,
        stops: load.stops.map((stop) => ({ ...stop, kind: 'sorting_point', groups: [] })),
      })),
    );
    await app.open(loadUrl(network)).sees('路过点数，不卸货');
  });

  it('says what passes, then signs as the giver', async () => {
    const { app, network } = driverAt('gate', oneOpen);
    const screen = app.open(loadUrl(network));
    await screen.tapText('我交出，签字');
    await app.settled();
    expect(app.phone.dialogs.modals[0]?.content).toBe(
      '应交 9 袋，对方只点到 2 袋。双方签字后，没点到的记为没收到。',
    );
    const handoffId = network.reply('GET /loads')[0]?.stops[0]?.groups[0]?.gateHandoffId;
    expect(writesOf(network)).toMatchObject([
      { route: 'POST /handoffs/:id/sign', params: { id: handoffId }, body: { side: 'giver' } },
    ]);
  });

  it('takes a repeat for done, and tells any other refusal', async () => {
    const repeated = driverAt('gate', { ...oneOpen, 'POST /handoffs/:id/sign': problem('already_signed') });
    const screen = repeated.app.open(loadUrl(repeated.network));
    await screen.tapText('我交出，签字');
    await screen.sees('您已签字，等对方签');
    expect(screen.has('您这一方已签字')).toBe(false);
    const refused = driverAt('gate', { ...oneOpen, 'POST /handoffs/:id/sign': problem('both_sides') });
    const other = refused.app.open(loadUrl(refused.network));
    await other.tapText('我交出，签字');
    await other.sees('不能');
  });

  it('signs nothing when the driver thinks again', async () => {
    const { app, network } = driverAt('gate', oneOpen);
    app.phone.dialogs.modalAnswer = { confirm: false };
    await app.open(loadUrl(network)).tapText('我交出，签字');
    await app.settled();
    expect(writesOf(network)).toEqual([]);
  });

  it('says who has signed once the goods are handed over', async () => {
    const { app, network } = driverAt('door');
    const screen = app.open(loadUrl(network));
    await screen.sees('双方都签了');
    expect(screen.has('我交出，签字')).toBe(false);
  });

  it('signs for the goods before leaving', async () => {
    const signedByShop =
      recordedNetwork('driver', { at: 'gate' }).reply('GET /loads')[0]?.loadingHandoffId ?? null;
    const { app, network } = driverAt('gate', {
      ...changed('GET /handoffs/:id', (handoff) => ({
        ...handoff,
        ...{ receiverId: null, receiverSignedAt: null, completedAt: null, receivedBags: 0 },
      })),
      ...changed('GET /loads/:id', (load) => ({
        ...load,
        status: 'loading',
        loadingHandoffId: signedByShop,
        stops: [],
      })),
    });
    const screen = app.open(loadUrl(network));
    await screen.tapText('我收到，签字');
    await app.settled();
    expect(app.phone.dialogs.modals[0]?.content).toBe('收到 17 袋，从现在起由您负责。');
    expect(writesOf(network)).toMatchObject([{ params: { id: signedByShop }, body: { side: 'receiver' } }]);
  });

  it('waits for the shop while nothing is loaded, and says what its address lacks', async () => {
    const { app, network } = driverAt('packed');
    await app.open(loadUrl(network)).sees('商超正在装车');
    await driverAt('packed').app.open('/driver/load/index').sees('没有选车次');
    const gone = driverAt('packed', { 'GET /loads/:id': problem('not_found') });
    await gone.app.open(loadUrl(gone.network)).sees('再试一次');
  });
});
