/**
 * @jest-environment jsdom
 */
import type { DeputyRequestView, DeputyView, HandOverView } from '@cailan/shared-types';
import { startMiniProgram } from './harness';
import { binding, invitation, ok } from './newcomer';
import { emptyOf, lostNetwork, problem, recordedNetwork, signedInAs } from './recorded';

const deputy: DeputyView = {
  grantId: '01a1f65c-0000-7000-8000-0000000000d1',
  personId: '01a1f65c-0000-7000-8000-0000000000d2',
  name: '马兰',
  phone: '138****1111',
  role: 'grid_leader',
  scopeName: '临江苑小区第1网格',
  startsAt: '2026-11-20T00:00:00.000Z',
  endsAt: null,
};
const handOver: HandOverView = {
  id: '01a1f65c-0000-7000-8000-0000000000e1',
  role: 'grid_leader',
  scopeName: '临江苑小区第1网格',
  fromName: '王梓林',
  toName: '马兰',
  balanceFen: 12_345,
  proposedAt: '2026-11-20T02:00:00.000Z',
  signedAt: null,
  mine: true,
};

describe('待批准', () => {
  it.each(['grid_leader', 'community_staff'] as const)('lets a %s call, approve and refuse', async (role) => {
    const network = recordedNetwork(role, {
      'GET /bindings': ok([binding()]),
      'POST /bindings/:id/answer': ok(binding({ status: 'approved' })),
    });
    const app = startMiniProgram(network, signedInAs(role));
    const page = app.open('/account/approvals/index');
    await page.tapText('打电话');
    expect(app.phone.device.called).toEqual(['13912345678']);
    await page.tapText('批准赵一鸣');
    await app.settled();
    await page.tapText('拒绝赵一鸣');
    await page.type('为什么', '门牌不对');
    await page.tapText('确定拒绝');
    await app.settled();
    const answers = network.sent.filter(({ route }) => route === 'POST /bindings/:id/answer');
    expect(answers.map(({ body }) => body)).toEqual([
      { approve: true },
      { approve: false, reason: '门牌不对' },
    ]);
  });

  it('says on the leader’s board how many wait, and says nothing when nobody does', async () => {
    const network = recordedNetwork('grid_leader', { 'GET /bindings': ok([binding()]) });
    const app = startMiniProgram(network, signedInAs('grid_leader'));
    await app.open('/leader/board/index').tapText('1 人等您批准加入住户');
    await app.arrivesAt('account/approvals/index');
    const calm = startMiniProgram(recordedNetwork('grid_leader'), signedInAs('grid_leader'));
    const board = calm.open('/leader/board/index');
    await calm.settled();
    expect(board.has('等您批准')).toBe(false);
  });

  it('says that nobody waits, and that the network is lost', async () => {
    const none = startMiniProgram(recordedNetwork('grid_leader'), signedInAs('grid_leader'));
    await none.open('/account/approvals/index').sees('没有人在等');
    const network = recordedNetwork('grid_leader', { 'GET /bindings': lostNetwork() });
    const lost = startMiniProgram(network, signedInAs('grid_leader'));
    await lost.open('/account/approvals/index').sees('再试一次');
  });
});

describe('楼栋码', () => {
  it('shows a code as a picture, renews it after asking, and invites to its building', async () => {
    const network = recordedNetwork('grid_leader', {
      'POST /invitations': ok({ ...invitation, kind: 'building', door: null }),
    });
    const [first] = network.reply('GET /building-codes');
    network.override({ 'POST /building-codes/:placeId/renew': ok({ ...first, code: 'NEWC0DE2' }) });
    const app = startMiniProgram(network, signedInAs('grid_leader'));
    const page = app.open('/account/codes/index');
    await page.tapText(`显示${first?.placeName ?? ''}的码`);
    await page.sees('住户在“加入住户”里扫');
    await page.tapText('关闭');
    await page.tapText(`给${first?.placeName ?? ''}换新码`);
    await app.settled();
    expect(app.phone.dialogs.modals.at(-1)?.content).toContain('旧码马上不能用');
    expect(network.sent.find(({ method }) => method === 'POST')?.params).toEqual({ placeId: first?.placeId });
    await page.tapText(`邀请${first?.placeName ?? ''}的住户`);
    const invite = await app.arrivesAt('account/invite/index');
    await invite.sees('QW3E 4R5T');
    expect(network.sent.at(-1)?.body).toMatchObject({ buildingId: first?.placeId });
  });

  it('says that there is no building', async () => {
    const network = recordedNetwork('grid_leader', emptyOf('GET /building-codes'));
    const app = startMiniProgram(network, signedInAs('grid_leader'));
    await app.open('/account/codes/index').sees('没有楼栋');
  });
});

const asked: DeputyRequestView = {
  id: '01a1f65c-0000-7000-8000-0000000000d1',
  status: 'requested',
  role: 'grid_leader',
  scopeName: '临江苑小区第1网格',
  fromName: '王梓林',
  phone: '138****1111',
  requestedAt: '2026-11-20T02:00:00.000Z',
  answeredAt: null,
  mine: false,
};

describe('副手和交接', () => {
  const overrides = { 'GET /deputies': ok([deputy]), 'GET /hand-overs': ok([]) };

  it('adds one by phone number, ends one, and proposes to hand over', async () => {
    const network = recordedNetwork('grid_leader', {
      ...overrides,
      'POST /deputies': ok(asked),
      'POST /deputies/:id/end': ok(deputy),
      'POST /hand-overs': ok(handOver),
    });
    const app = startMiniProgram(network, signedInAs('grid_leader'));
    const page = app.open('/account/deputies/index');
    await page.type('手机号', '1381111');
    await page.sees('11 位数字');
    await page.type('手机号', '13811111111');
    await app.settled();
    await page.tapText('请他做副手');
    await app.settled();
    await page.tapText('不再做副手：马兰');
    await app.settled();
    expect(app.phone.dialogs.modals.at(-1)).toMatchObject({ confirmText: '不再做' });
    await page.tapText('交接岗位：马兰');
    await app.settled();
    const writes = network.sent.filter(({ method }) => method === 'POST');
    expect(writes.map(({ route, body }) => [route, body])).toMatchObject([
      ['POST /deputies', { phone: '13811111111', scopeId: expect.any(String) }],
      ['POST /deputies/:id/end', {}],
      ['POST /hand-overs', { deputyGrantId: deputy.grantId }],
    ]);
  });

  it('shows whoever takes over the balance, and has them sign', async () => {
    const network = recordedNetwork('grid_leader', {
      ...overrides,
      'GET /hand-overs': ok([handOver]),
      'POST /hand-overs/:id/sign': ok({ ...handOver, signedAt: '2026-11-20T03:00:00.000Z', mine: false }),
    });
    const app = startMiniProgram(network, signedInAs('grid_leader'));
    const page = app.open('/account/deputies/index');
    await page.sees('¥123.45');
    await page.sees('账上余额是正数：手里有住户的钱');
    network.override({ 'GET /hand-overs': ok([{ ...handOver, balanceFen: -3_928 }]) });
    page.pullDown();
    await page.sees('账上余额是负数：已先垫付，住户还没交');
    await page.tapText('签字接手');
    await app.settled();
    expect(network.sent.map(({ route }) => route)).toContain('POST /hand-overs/:id/sign');
  });

  it('asks somebody, and takes it back', async () => {
    const network = recordedNetwork('grid_leader', {
      ...overrides,
      'GET /deputy-requests': ok([asked]),
      'POST /deputy-requests/:id/end': ok({ ...asked, status: 'ended' }),
    });
    const app = startMiniProgram(network, signedInAs('grid_leader'));
    const page = app.open('/account/deputies/index');
    await page.sees('请 138****1111 做副手');
    await page.sees('等对方答应');
    await page.tapText('撤回');
    await app.settled();
    expect(network.sent.map(({ route }) => route)).toContain('POST /deputy-requests/:id/end');
  });

  it('says who asks, and takes the post once it is accepted', async () => {
    const network = recordedNetwork('resident', {
      'GET /deputy-requests': ok([{ ...asked, mine: true }]),
      'POST /deputy-requests/:id/answer': ok({ ...asked, status: 'accepted' }),
    });
    const app = startMiniProgram(network, signedInAs('resident'));
    const page = app.open('/account/asked/index');
    await page.sees('王梓林请您做副手');
    await page.tapText('答应王梓林');
    await app.settled();
    const answers = network.sent.filter(({ route }) => route === 'POST /deputy-requests/:id/answer');
    expect(answers.map(({ body }) => body)).toEqual([{ accept: true }]);
  });

  it('says that there is no deputy, and who is not known', async () => {
    const network = recordedNetwork('floor_captain', {
      'GET /deputies': ok([]),
      'GET /hand-overs': ok([]),
      'POST /deputies': problem('deputy_unknown'),
    });
    const app = startMiniProgram(network, signedInAs('floor_captain'));
    const page = app.open('/account/deputies/index');
    await page.sees('还没有副手');
    await page.type('手机号', '13811111111');
    await app.settled();
    await page.tapText('请他做副手');
    await page.sees('没有找到用这个手机号登录过的人');
  });
});
