/**
 * @jest-environment jsdom
 */
import type { DeskConfirmationView, DeskSessionView, DeskSignInView } from '@cailan/shared-types';
import { startMiniProgram } from './harness';
import { ok, phoneOf, resident, service } from './newcomer';
import { problem } from './recorded';

const desk: DeskSignInView = {
  id: '01a1f65c-0000-7000-8000-0000000000d1',
  status: 'shown',
  device: 'Edge · Windows',
  address: '10.20.30.40',
  shownAt: '2026-11-20T02:59:00.000Z',
  expiresAt: '2026-11-20T03:01:00.000Z',
};
const session: DeskSessionView = {
  id: '01a1f65c-0000-7000-8000-0000000000d2',
  device: 'Edge · Windows',
  address: '10.20.30.40',
  role: 'resident',
  startedAt: '2026-11-20T02:59:30.000Z',
  usedAt: '2026-11-20T02:59:30.000Z',
  endsAt: '2026-11-20T14:59:30.000Z',
  here: false,
};
const asked: DeskConfirmationView = {
  id: '01a1f65c-0000-7000-8000-0000000000d3',
  status: 'asked',
  what: '登记退款转账',
  detail: '金额 ¥12.00；凭证号 T-1',
  number: '42',
  device: 'Edge · Windows',
  askedAt: '2026-11-20T02:59:50.000Z',
  expiresAt: '2026-11-20T03:04:50.000Z',
};
const lists = (desks: DeskSessionView[], waiting: DeskConfirmationView[] = []) => ({
  'GET /me': ok(resident),
  'GET /desk-sessions': ok(desks),
  'GET /desk-confirmations': ok(waiting),
});

describe('扫码登录电脑', () => {
  it('shows which computer it is, and lets it in in the role that was chosen', async () => {
    const network = service({
      ...lists([session]),
      'POST /desk-codes/look': ok(desk),
      'POST /desk-codes/confirm': ok({ ...desk, status: 'confirmed' }),
    });
    const app = startMiniProgram(network, phoneOf(resident));
    const scan = app.open('/desk/scan/index');
    app.phone.device.scans.push('https://example.com/other');
    await scan.tapText('扫码');
    await scan.sees('这不是电脑上的登录码');
    app.phone.device.scans.push('cailan-desk:AB2C3D4E');
    await scan.tapText('扫码');
    await scan.sees('Edge · Windows');
    await scan.sees('10.20.30.40');
    await scan.tapText('确认登录');
    const desks = await app.arrivesAt('desk/sessions/index');
    await desks.sees('Edge · Windows');
    const sent = network.sent.filter(({ method }) => method === 'POST');
    expect(sent.map(({ route, body }) => [route, body])).toEqual([
      ['POST /desk-codes/look', { code: 'AB2C3D4E' }],
      ['POST /desk-codes/confirm', { code: 'AB2C3D4E', role: 'resident' }],
    ]);
  });

  it('can be refused, and says why a code is of no use', async () => {
    const network = service({ ...lists([]), 'POST /desk-codes/look': problem('bad_desk_code') });
    const app = startMiniProgram(network, phoneOf(resident));
    const scan = app.open('/desk/scan/index');
    app.phone.device.scans.push('cailan-desk:AB2C3D4E');
    await scan.tapText('扫码');
    await scan.sees('请在电脑上换一个新的编码');
    network.override({
      'POST /desk-codes/look': ok(desk),
      'POST /desk-codes/refuse': ok({ ...desk, status: 'refused' }),
    });
    await scan.tapText('换一个码');
    await scan.sees('下一步');
    app.phone.device.scans.push('cailan-desk:AB2C3D4E');
    await scan.tapText('扫码');
    await scan.sees('不是我');
    await scan.tapText('不是我');
    const desks = await app.arrivesAt('desk/sessions/index');
    await desks.sees('没有电脑登录着');
  });
});

describe('已登录的电脑', () => {
  it('says yes to what a computer waits for, with its amount and number', async () => {
    const network = service({
      ...lists([session], [asked]),
      'POST /desk-confirmations/:id/answer': ok({ ...asked, status: 'confirmed' }),
    });
    const app = startMiniProgram(network, phoneOf(resident));
    const desks = app.open('/desk/sessions/index');
    await desks.sees('登记退款转账');
    await desks.sees('金额 ¥12.00；凭证号 T-1');
    await desks.sees('42');
    await desks.tapText('确认');
    await app.settled();
    expect(network.sent.find(({ method }) => method === 'POST')).toMatchObject({
      route: 'POST /desk-confirmations/:id/answer',
      body: { confirm: true },
    });
  });

  it('signs a computer out', async () => {
    const network = service({ ...lists([session]), 'POST /desk-sessions/:id/end': ok({ done: true }) });
    const app = startMiniProgram(network, phoneOf(resident));
    const desks = app.open('/desk/sessions/index');
    await desks.sees('自动退出');
    await desks.tapText('退出');
    await app.settled();
    expect(network.sent.map(({ route }) => route)).toContain('POST /desk-sessions/:id/end');
  });
});
