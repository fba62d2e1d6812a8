/**
 * @jest-environment jsdom
 */
import type { HandoffView } from '@cailan/shared-types';
import { captainAt, writesOf } from './captain-at';
import { sentTo, staffNetwork, staffPhone, theLoad } from './community';
import { startMiniProgram } from './harness';
import { changed, type RecordedNetwork } from './recorded';

const gateUrl = (network: RecordedNetwork) => {
  const group = network.reply('GET /loads')[0]?.stops[0]?.groups[0];
  return `/captain/gate/index?handoffId=${group?.gateHandoffId}&groupOrderId=${group?.groupOrderId}`;
};

/** The handoff once these many crates were counted. */
const withCrates = (receivedCrates: number) =>
  changed('GET /handoffs/:id', (handoff: HandoffView) => ({ ...handoff, receivedCrates }));

describe('crates', () => {
  it('are counted alone while a bag is missing, by the captain', async () => {
    const { app, network } = captainAt('gate');
    const screen = app.open(gateUrl(network));
    await screen.sees('2 / 9 袋点到');
    await screen.seesGreyedOut('逐袋点，只记箱数');
    await screen.type('袋（应收 9）', '8');
    await screen.type('周转箱（应收 2）', '1');
    await screen.sees('数量对不上，请逐袋清点');
    network.override(withCrates(1));
    await screen.tapText('逐袋点，只记箱数');
    await screen.sees('已记周转箱 1 个');
    expect(writesOf(network)).toMatchObject([{ route: 'POST /handoffs/:id/count' }]);
    expect(writesOf(network)[0]?.body).toEqual({ crates: 1 });
    app.phone.dialogs.modalAnswer = { confirm: false };
    await screen.tapText('签收');
    await app.settled();
    expect(app.phone.dialogs.modals.at(-1)?.content).toContain('周转箱应收 2 个，记了 1 个，会记一条异常。');
  });

  it('are counted alone at the community’s gate, with no bags typed', async () => {
    const network = staffNetwork('gate');
    const app = startMiniProgram(network, staffPhone());
    const screen = app.open(`/community/gate/index?loadId=${theLoad(network).id}`);
    await screen.tapText('临江苑小区2号楼 交接单');
    await screen.sees('周转箱 0 / 2 个');
    await screen.tapText('按数点收');
    await screen.type('周转箱（应收 2）', '2');
    network.override({ ...withCrates(2), 'POST /handoffs/:id/count': { statusCode: 200, data: {} } });
    await screen.tapText('逐袋点，只记箱数');
    await screen.sees('周转箱 2 / 2 个');
    expect(sentTo(network, 'POST /handoffs/:id/count')[0]?.body).toEqual({ crates: 2 });
    app.phone.dialogs.modalAnswer = { confirm: false };
    await screen.tapText('交接签收');
    await app.settled();
    expect(app.phone.dialogs.modals.at(-1)?.content).not.toContain('周转箱');
  });
});

describe('a bag that came damaged', () => {
  it('is said to go no further before it is named', async () => {
    const nothingWritten = changed('GET /handoffs/:id', (handoff: HandoffView) => ({
      ...handoff,
      exceptions: [],
    }));
    const { app, network } = captainAt('gate', nothingWritten);
    const screen = app.open(gateUrl(network));
    await screen.tapText('记一条异常');
    await screen.sees('请选是什么情况');
    expect(screen.has('这一袋不再送')).toBe(false);
    await screen.tapText('破损');
    await screen.sees('双方签字后这一袋不再送，退款');
  });

  it('is named before the signature, and among the bags after it', async () => {
    const damaged = (signed: boolean) =>
      changed('GET /handoffs/:id', (handoff: HandoffView) => ({
        ...handoff,
        exceptions: [{ kind: 'damaged', bagCode: handoff.bags[0]?.code ?? '', note: '鸡蛋碎了' }],
        bags: handoff.bags.map((bag, i) =>
          i === 0 ? { ...bag, status: signed ? ('damaged' as const) : ('handed_over' as const) } : bag,
        ),
      }));
    const { app, network } = captainAt('gate', damaged(false));
    const screen = app.open(gateUrl(network));
    app.phone.dialogs.modalAnswer = { confirm: false };
    await screen.tapText('签收');
    await app.settled();
    expect(app.phone.dialogs.modals.at(-1)?.content).toContain('记了破损的 1 袋不再送，等处理。');
    const after = captainAt('door', damaged(true));
    const signed = after.app.open(gateUrl(after.network));
    await signed.sees('点到的 9 袋');
    expect(signed.texts().filter((text) => text === '破损')).toHaveLength(2);
  });
});
