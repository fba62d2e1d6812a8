/**
 * @jest-environment jsdom
 */
import type { HandoffView, LoadView } from '@cailan/shared-types';
import { received, sentTo, staffNetwork, staffPhone, theLoad } from './community';
import { startMiniProgram } from './harness';
import { changed, problem, type RecordedNetwork } from './recorded';

const isId = expect.stringMatching(/^[0-9a-f-]{36}$/);

/** The load as it stood before its vehicle was checked in. */
const notArrived = changed('GET /loads/:id', (load) =>
  withStop(load, { arrivedAt: null, queueNumber: null }),
);
function withStop(load: LoadView, part: Partial<LoadView['stops'][number]>): LoadView {
  return { ...load, status: 'on_the_way', stops: load.stops.map((stop) => ({ ...stop, ...part })) };
}

/** The handoff of 2号楼 as it is recorded. */
function handoffOf(network: RecordedNetwork): HandoffView {
  const id = theLoad(network).stops[0]?.groups[1]?.gateHandoffId;
  if (!id) throw new Error('no handoff is recorded');
  return network.reply(`GET /handoffs/${id}` as 'GET /handoffs/:id');
}

const gateOf = (network: RecordedNetwork) => `/community/gate/index?loadId=${theLoad(network).id}`;

/** The gate page with the handoff of 2号楼 open, in which no bag was checked off yet. */
async function openHandoff(network = staffNetwork('gate')) {
  const app = startMiniProgram(network, staffPhone());
  const screen = app.open(gateOf(network));
  await screen.tapText('临江苑小区2号楼 交接单');
  await screen.sees('0 / 8 袋');
  return { app, network, screen };
}

describe('核对: the check-in', () => {
  it('gives a vehicle inside its window a number in the queue', async () => {
    const network = staffNetwork('gate');
    network.override(notArrived);
    const app = startMiniProgram(network, staffPhone());
    const gate = app.open(gateOf(network));
    await gate.tapText('登记到点');
    await app.settled();
    expect(sentTo(network, 'POST /loads/:id/arrivals')).toMatchObject([
      {
        params: { id: theLoad(network).id },
        body: { clientKey: isId, dropPointId: theLoad(network).stops[0]?.dropPointId },
      },
    ]);
    expect(app.phone.dialogs.toasts).toContain('已登记，排队 1 号');
  });

  it('is not possible while the vehicle is loaded', async () => {
    const network = staffNetwork('packed');
    const gate = startMiniProgram(network, staffPhone()).open(gateOf(network));
    await gate.sees('还在商超装车，发车以后才能登记');
  });

  it('turns away a load that brings nothing here', async () => {
    const network = staffNetwork('gate');
    network.override(changed('GET /loads/:id', (load) => withStop(load, { groups: [] })));
    await startMiniProgram(network, staffPhone()).open(gateOf(network)).sees('这车货不送本社区');
  });

  it('counts the whole load at a sorting point', async () => {
    const network = staffNetwork('gate');
    const counted: HandoffView = {
      ...handoffOf(network),
      kind: 'transfer',
      receivedBags: 16,
      expectedBags: 17,
      receiverName: '王兰',
      receiverSignedAt: '2026-11-21T11:20:00.000Z',
      exceptions: [{ kind: 'missing', bagCode: null, note: '袋：应收 17，实收 16' }],
    };
    const sorting = { kind: 'sorting_point', arrivedAt: null, queueNumber: null, groups: [] };
    const atSorting = (transferHandoffId: string | null) =>
      changed('GET /loads/:id', (load) => withStop(load, { ...sorting, transferHandoffId }));
    network.override({
      ...atSorting(null),
      'POST /loads/:id/transfers': () => {
        network.override(atSorting(counted.id));
        return { statusCode: 200, data: counted };
      },
      'GET /handoffs/:id': { statusCode: 200, data: counted },
    });
    const gate = startMiniProgram(network, staffPhone()).open(gateOf(network));
    await gate.sees('请填数到的袋数和箱数');
    await gate.type('袋', '16');
    await gate.type('周转箱', '4');
    await gate.lacks('请填数到的袋数和箱数');
    await gate.tapText('清点完，签字');
    await gate.sees('袋：应收 17，实收 16');
    await gate.sees('请配送员在自己的手机上签字');
    expect(sentTo(network, 'POST /loads/:id/transfers')[0]?.body).toEqual({
      clientKey: isId,
      dropPointId: theLoad(network).stops[0]?.dropPointId,
      receivedBags: 16,
      receivedCrates: 4,
    });
  });
});

describe('核对: a building', () => {
  it('begins its handoff', async () => {
    const network = staffNetwork('gate');
    const noHandoff = (load: LoadView) => ({
      ...load,
      stops: load.stops.map((stop) => ({
        ...stop,
        groups: stop.groups.map((group) => ({ ...group, gateHandoffId: null })),
      })),
    });
    network.override({
      ...changed('GET /loads/:id', noHandoff),
      'POST /loads/:id/gate-handoffs': { statusCode: 200, data: handoffOf(network) },
    });
    const app = startMiniProgram(network, staffPhone());
    await app.open(gateOf(network)).tapText('开始交接 临江苑小区2号楼');
    await app.settled();
    expect(sentTo(network, 'POST /loads/:id/gate-handoffs')).toMatchObject([
      {
        params: { id: theLoad(network).id },
        body: { clientKey: isId, groupOrderId: theLoad(network).stops[0]?.groups[1]?.groupOrderId },
      },
    ]);
  });

  it('checks bags off without a network, and does not sign before they are sent', async () => {
    const network = staffNetwork('gate');
    const bags = handoffOf(network).bags;
    const [first, second] = bags;
    network.override({
      'POST /handoffs/:id/check-offs': ({ body }) => ({
        statusCode: 200,
        data: { ...(body as object), status: 'handed_over', version: 3, repeated: false },
      }),
    });
    const { app, screen } = await openHandoff(network);
    await app.settled();
    app.phone.connection.lose();
    app.phone.device.scans.push(`CL1:${first?.code}`, `CL1:${first?.code}`, 'CL1:NOTOURS99');
    await screen.tapText('扫袋上的码');
    await screen.sees('1 / 8 袋');
    await screen.tapText('扫袋上的码');
    await screen.tapText('扫袋上的码');
    await screen.tapText(`点到 ${second?.door} ${second?.code}`);
    await screen.sees('2 / 8 袋');
    await screen.sees('待传');
    await screen.sees('还有 2 条没传上去，传完再签');
    expect(app.phone.dialogs.toasts).toEqual(
      expect.arrayContaining([`${first?.door} 这一袋点过了`, '这个袋子不在本次交接里，可以记“送错”']),
    );
    network.override(received([first?.code, second?.code]));
    app.phone.connection.regain();
    await screen.lacks('还有 2 条没传上去，传完再签');
    await screen.sees('2 / 8 袋');
    await screen.sees('已传');
    expect(sentTo(network, 'POST /handoffs/:id/check-offs').map(({ body }) => body)).toEqual([
      { eventId: isId, bagCode: first?.code, seenVersion: 2, occurredAt: expect.any(String) },
      { eventId: isId, bagCode: second?.code, seenVersion: 2, occurredAt: expect.any(String) },
    ]);
  });

  it('says why a check-off was not taken, and offers it again', async () => {
    const network = staffNetwork('gate');
    const [first] = handoffOf(network).bags;
    network.override({ 'POST /handoffs/:id/check-offs': problem('bag_moved') });
    const { screen } = await openHandoff(network);
    await screen.tapText(`点到 ${first?.door} ${first?.code}`);
    await screen.sees('这个袋子的状态已经变了');
    await screen.sees('0 / 8 袋');
    await screen.tapText('知道了');
    await screen.sees('0 / 8 袋');
  });

  it('takes a full count only', async () => {
    const network = staffNetwork('gate');
    network.override({ 'POST /handoffs/:id/count': { statusCode: 200, data: handoffOf(network) } });
    const { app, screen } = await openHandoff(network);
    await screen.tapText('按数点收');
    await screen.type('袋（应收 8）', '7');
    await screen.type('周转箱（应收 2）', '2');
    await screen.sees('数量对不上，请逐袋清点');
    await screen.type('袋（应收 8）', '8');
    await screen.lacks('数量对不上，请逐袋清点');
    await screen.tapText('数目就是这些');
    await app.settled();
    expect(sentTo(network, 'POST /handoffs/:id/count')[0]?.body).toEqual({ bags: 8, crates: 2 });
  });

  it('records what is wrong, in words', async () => {
    const network = staffNetwork('gate');
    const [first] = handoffOf(network).bags;
    network.override({ 'POST /handoffs/:id/exceptions': { statusCode: 200, data: handoffOf(network) } });
    const { app, screen } = await openHandoff(network);
    await screen.tapText('记异常');
    await screen.sees('请选是什么情况');
    await screen.tapText('破损');
    await screen.type('哪一袋（袋上的码，可不填）', 'NOTOURS99');
    await screen.sees('这个袋子不在本次交接里');
    await screen.type('哪一袋（袋上的码，可不填）', first?.code ?? '');
    await screen.sees('请写一句怎么回事');
    await screen.type('怎么回事', '鸡蛋碎了 3 个');
    await screen.lacks('请写一句怎么回事');
    await screen.tapText('记下');
    await app.settled();
    expect(sentTo(network, 'POST /handoffs/:id/exceptions')[0]?.body).toEqual({
      kind: 'damaged',
      bagCode: first?.code,
      note: '鸡蛋碎了 3 个',
    });
  });

  it('is signed for by the receiver, who is told what counts as missing', async () => {
    const network = staffNetwork('gate');
    network.override({ 'POST /handoffs/:id/sign': { statusCode: 200, data: handoffOf(network) } });
    const { app, screen } = await openHandoff(network);
    app.phone.dialogs.modalAnswer = { confirm: false };
    await screen.tapText('交接签收');
    await app.settled();
    expect(app.phone.dialogs.modals.at(-1)?.content).toContain('没点到的 8 袋会记为没收到');
    expect(sentTo(network, 'POST /handoffs/:id/sign')).toEqual([]);
    app.phone.dialogs.modalAnswer = { confirm: true };
    await screen.tapText('交接签收');
    await app.settled();
    expect(sentTo(network, 'POST /handoffs/:id/sign')[0]?.body).toEqual({ side: 'receiver' });
  });

  it('shows who signed when, and nothing more to do', async () => {
    const network = staffNetwork('door');
    const app = startMiniProgram(network, staffPhone());
    const gate = app.open(gateOf(network));
    await gate.tapText('临江苑小区1号楼 交接单');
    await gate.sees('张莉 今天 20:');
    await gate.lacks('交接签收');
    expect(gate.has('扫袋上的码')).toBe(false);
  });

  it('takes a signature that somebody else gave first for done', async () => {
    const network = staffNetwork('gate');
    network.override({ 'POST /handoffs/:id/sign': problem('already_signed') });
    const { screen } = await openHandoff(network);
    await screen.tapText('交接签收');
    await screen.sees('接收方已签。等配送员在自己的手机上签字');
    await screen.lacks('交接签收');
  });
});
