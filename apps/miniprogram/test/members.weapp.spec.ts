/**
 * @jest-environment jsdom
 */
import type { MemberView, NeighbourView } from '@cailan/shared-types';
import { startMiniProgram } from './harness';
import { groupAt, leader, start } from './leader';
import { binding, invitation, ok } from './newcomer';
import { lostNetwork, problem, recordedNetwork, signedInAs } from './recorded';

const member = (name: string, personId: string): MemberView => ({
  personId,
  name,
  phone: '139****1111',
  since: '2026-11-20T02:00:00.000Z',
  me: false,
});
const neighbour: NeighbourView = {
  householdId: '01a1f65c-0000-7000-8000-00000000000b',
  door: '1-3-101',
  recipient: '李奶奶',
  phone: '13800000000',
  priority: true,
  ordered: false,
  amountFen: 0,
  bagsBack: 0,
};

describe('家里人', () => {
  it('shows who belongs to the household, and invites one more under one key', async () => {
    const network = recordedNetwork('resident', { 'POST /invitations': lostNetwork() });
    const app = startMiniProgram(network, signedInAs('resident'));
    const members = app.open('/account/members/index');
    await members.sees('退出这一户');
    await members.tapText('邀请家里人');
    const invite = await app.arrivesAt('account/invite/index');
    await invite.sees('连不上网');
    network.override({ 'POST /invitations': ok(invitation) });
    await invite.tapText('再试一次');
    await invite.sees('QW3E 4R5T');
    const keys = network.sent
      .filter(({ route }) => route === 'POST /invitations')
      .map(({ body }) => (body as { clientKey: string }).clientKey);
    expect(new Set(keys).size).toBe(1);
    expect(invite.share()).toMatchObject({ path: '/account/bind/index?code=QW3E4R5T' });
  });

  it('keeps the last one in while orders are open, and lets members answer who asks', async () => {
    const network = recordedNetwork('resident', {
      'GET /bindings': ok([binding({ hasMembers: true, householdAnswers: true })]),
      'POST /bindings/:id/answer': ok(binding({ status: 'approved' })),
      'POST /households/:id/members/:personId/end': problem('last_member'),
    });
    const app = startMiniProgram(network, signedInAs('resident'));
    const members = app.open('/account/members/index');
    await members.tapText('批准赵一鸣');
    await app.settled();
    expect(network.sent.map(({ route }) => route)).toContain('POST /bindings/:id/answer');
    await members.tapText('退出这一户');
    await members.sees('商超结算以后，最后一位成员才能退出');
  });

  it('is opened by the leader from a household of the building, who ends a membership or invites', async () => {
    const stays = member('赵一帆', '01a1f65c-0000-7000-8000-0000000000f1');
    const leaves = member('赵一鸣', '01a1f65c-0000-7000-8000-0000000000f2');
    const network = leader('ordering', {
      'GET /group-orders/:id/households': ok([neighbour]),
      'GET /households/:id/members': ok([leaves, stays]),
      'POST /households/:id/members/:personId/end': ok([stays]),
      'POST /invitations': ok(invitation),
    });
    const url = `/leader/building/index?groupOrderId=${groupAt('ordering').id}`;
    const { app, screen } = start(network, url);
    await screen.tapText('1-3-101 李奶奶 的家里人');
    const members = await app.arrivesAt('account/members/index');
    await members.sees('1-3-101 李奶奶');
    await members.tapText('移除赵一鸣');
    await members.lacks('移除赵一鸣');
    expect(members.has('移除赵一帆')).toBe(true);
    await members.tapText('邀请家里人');
    await (await app.arrivesAt('account/invite/index')).sees('QW3E 4R5T');
    const writes = network.sent.filter(({ method }) => method === 'POST');
    expect(writes.map(({ route, params }) => [route, params])).toEqual([
      [
        'POST /households/:id/members/:personId/end',
        { id: neighbour.householdId, personId: leaves.personId },
      ],
      ['POST /invitations', {}],
    ]);
    expect(writes.at(-1)?.body).toMatchObject({ householdId: neighbour.householdId });
  });

  it('shows the leader who has joined, as recorded', async () => {
    const id = recordedNetwork('resident').reply('GET /me').roles[0]?.scopeId ?? '';
    const app = startMiniProgram(recordedNetwork('grid_leader'), signedInAs('grid_leader'));
    const page = app.open(`/account/members/index?householdId=${id}&name=1-101`);
    await page.sees('****');
    expect(page.has('1-101')).toBe(true);
    expect(page.texts().join()).toMatch(/1\d\d\*{4}\d{4}/);
  });

  it('says to the leader that nobody has joined, and that the network is lost', async () => {
    const url = '/account/members/index?householdId=h-1&name=1-101';
    const nobody = recordedNetwork('grid_leader', { 'GET /households/:id/members': ok([]) });
    await startMiniProgram(nobody, signedInAs('grid_leader')).open(url).sees('还没有人加入');
    const lost = recordedNetwork('grid_leader', { 'GET /households/:id/members': lostNetwork() });
    await startMiniProgram(lost, signedInAs('grid_leader')).open(url).sees('再试一次');
  });

  it('tells others than residents to open a household first', async () => {
    const app = startMiniProgram(recordedNetwork('grid_leader'), signedInAs('grid_leader'));
    await app.open('/account/members/index').sees('这里看您家的人');
  });
});
