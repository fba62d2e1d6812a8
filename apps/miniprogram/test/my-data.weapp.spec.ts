/**
 * @jest-environment jsdom
 */
import type { PersonExportView } from '@cailan/shared-types';
import { startMiniProgram } from './harness';
import { ok } from './newcomer';
import { problem, recordedNetwork, signedInAs } from './recorded';

describe('我的资料', () => {
  const copy: PersonExportView = {
    exportedAt: '2026-11-20T03:00:00.000Z',
    person: { name: '武娟', phone: '17712345041', createdAt: '2026-01-01T00:00:00.000Z', wechat: true },
    roles: [],
    consents: [{ version: '2026-11', at: '2026-11-19T00:00:00.000Z' }],
    households: [
      {
        door: '1-1-102',
        address: '临江苑小区1号楼1单元102室',
        contactName: '武娟',
        contactPhone: '17712345041',
      },
    ],
    joinings: [],
    orders: [
      {
        placedAt: '2026-11-20T02:00:00.000Z',
        roundCode: 'R-261121-01',
        door: '1-1-102',
        amountFen: 2_590,
        address: null,
        recipientName: '',
        recipientPhone: '',
        note: '放门口',
        pseudonym: null,
        list: [{ name: '鲜鸡蛋', quantity: 1 }],
        lines: [{ name: '鲜鸡蛋', quantity: 1 }],
        bags: [],
      },
    ],
    payments: [],
    messages: [],
    pictures: [],
    written: [],
    drives: [],
    desks: [],
  };

  it('gives a copy of everything, to be taken along', async () => {
    const network = recordedNetwork('resident', { 'GET /me/export': ok(copy) });
    const app = startMiniProgram(network, signedInAs('resident'));
    const page = app.open('/account/data/index');
    await page.tapText('取一份');
    await page.sees('鲜鸡蛋 × 1。备注：放门口');
    await page.tapText('复制全部内容');
    await app.settled();
    expect(JSON.parse(app.phone.device.clipboard)).toEqual(copy);
  });

  it('changes the name', async () => {
    const network = recordedNetwork('resident');
    network.override({ 'PUT /me': ok({ ...network.reply('GET /me'), name: '武小娟' }) });
    const app = startMiniProgram(network, signedInAs('resident'));
    const page = app.open('/account/data/index');
    await page.type('姓名', '武小娟');
    await page.tapText('改成这个名字');
    await app.settled();
    expect(network.sent.find(({ route }) => route === 'PUT /me')?.body).toEqual({ name: '武小娟' });
  });

  it('erases after asking twice, and leaves nothing on the phone', async () => {
    const network = recordedNetwork('resident', { 'POST /me/erase': problem('erasure_open_business') });
    const app = startMiniProgram(network, signedInAs('resident'));
    const page = app.open('/account/data/index');
    await page.sees('姓名');
    page.tap('.tap--harm');
    await page.sees('结清后才能注销');
    expect(app.phone.dialogs.modals).toHaveLength(2);
    network.override({ 'POST /me/erase': ok({ done: true }) });
    page.tap('.tap--harm');
    await app.arrivesAt('pages/start/index');
    expect(app.phone.storage.keys.filter((key) => !key.startsWith('cailan//'))).toEqual([]);
  });
});
