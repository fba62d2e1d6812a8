import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from './index';
import { partiesOf, understood } from './testing/harness';
import { openShop } from './testing/shop';

describe('A restart', () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'wechat-sandbox-'));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('after a kill finds all that was answered, and goes on calling back', async () => {
    const data = join(dir, 'first');
    const shop = await openShop({ data, payees: { RT: 'direct', LBX: 'partner' } });
    shop.ears.status = 500;
    const no = await shop.paid();
    await shop.refund(no, 'r-1', 45);
    await shop.post('/sandbox/subscriptions', {
      key: 'wang',
      templateIds: [shop.configuration.templates.confirmed],
      accept: true,
    });
    const token = await shop.token();
    const code = (await shop.post('/sandbox/login-codes', { key: 'wang' })).body.code;
    await shop.advance(5);
    const before = (await shop.get('/sandbox/ledger')).body;

    // What a kill leaves behind: the files as they stand, the last line torn.
    const left = join(dir, 'left');
    cpSync(data, left, { recursive: true });
    appendFileSync(join(left, 'journal.jsonl'), '[["orders","1900000109//torn",{"mchid":"19000');
    const sandbox = await startSandbox({ data: left, payees: { RT: 'direct', LBX: 'partner' } });
    const parties = partiesOf(sandbox);
    expect((await parties.get('/sandbox/ledger')).body).toEqual(before);
    expect({ ...sandbox.configuration(), apiUrl: '', payUrl: '' }).toEqual({
      ...shop.sandbox.configuration(),
      apiUrl: '',
      payUrl: '',
    });
    expect(await parties.token()).toBe(token);
    const { appId, appSecret } = sandbox.configuration();
    const query = `appid=${appId}&secret=${appSecret}&js_code=${String(code)}&grant_type=authorization_code`;
    expect((await parties.get(`/sns/jscode2session?${query}`)).body.openid).toBe(shop.openid);

    shop.ears.heard.length = 0;
    shop.ears.status = 204;
    await parties.advance(60);
    const heard = shop.ears.heard.map((one) => understood(shop.direct, one));
    expect(heard).toContainEqual(expect.objectContaining({ out_trade_no: no, trade_state: 'SUCCESS' }));
    expect(heard).toContainEqual(expect.objectContaining({ out_refund_no: 'r-1', refund_status: 'SUCCESS' }));
    await sandbox.stop();
    await shop.shut();
  });

  it('keeps its secrets to itself', async () => {
    const data = join(dir, 'secret');
    const sandbox = await startSandbox({ data });
    await sandbox.stop();
    for (const file of ['credentials.json', 'journal.jsonl']) {
      expect(statSync(join(data, file)).mode & 0o077).toBe(0);
    }
    expect(readFileSync(join(data, 'journal.jsonl'), 'utf8')).not.toContain('PRIVATE');
  });

  it('gives every payee its place', async () => {
    const sandbox = await startSandbox({
      payees: { RT: 'direct', LBX: 'partner' },
      notifyUrl: 'http://127.0.0.1:1',
    });
    expect(sandbox.configuration()).toMatchObject({
      notifyUrl: 'http://127.0.0.1:1',
      payees: {
        '*': { mode: 'partner', mchid: '1900000100', subMchid: '1900000201' },
        RT: { mode: 'direct', mchid: '1900000109' },
        LBX: { mode: 'partner', mchid: '1900000100', subMchid: '1900000202' },
      },
    });
    expect(sandbox.configuration({ notifyUrl: 'http://127.0.0.1:2' }).notifyUrl).toBe('http://127.0.0.1:2');
    await sandbox.stop();
  });
});
