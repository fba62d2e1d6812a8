import { Logger } from '@nestjs/common';
import { contents } from '@cailan/trials/api-specs/testing/contents';
import { describeEngines } from '@cailan/trials/world/engines';
import { sealed, signed, type Notice } from '../../ground/wechat/testing/merchants';
import { newId } from '../../ground/db/ids';
import { Job } from '../../ground/jobs/job.entity';
import { openNotification } from '../../ground/wechat/pay/callback';
import { WechatRefundOutcome } from '../refunds/wechat-outcome';
import { CallbacksService } from './callbacks.service';
import { WechatCallbacks } from '@cailan/trials/world/wechat-callbacks';

describeEngines('callbacks of WeChat Pay', (engine) => {
  let wechat: WechatCallbacks;

  beforeAll(async () => {
    wechat = await WechatCallbacks.start(engine);
  });
  afterAll(() => wechat.close());
  afterEach(() => jest.restoreAllMocks());

  const groupStatus = async (id: string) =>
    (await wechat.world.db.one<{ status: string }>('SELECT status FROM group_orders WHERE id = ?', [id]))
      ?.status;
  const payment = (outTradeNo: string) =>
    wechat.world.db.one<{ id: string; status: string; payerId: string | null; amountFen: number }>(
      'SELECT id, status, payerId, amountFen FROM payments WHERE outTradeNo = ?',
      [outTradeNo],
    );

  it('applies a notice once, however often it comes, at the same moment too', async () => {
    const { payment, outTradeNo, group } = await wechat.asked();
    const notice = wechat.notice(wechat.paid(outTradeNo, payment.amountFen));
    const answers = await Promise.all([1, 2, 3].map(() => wechat.deliver(notice)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await groupStatus(group.id)).toBe('paid');
    const before = await contents(wechat.world);
    expect(await wechat.deliver(notice)).toMatchObject({ status: 200 });
    expect(await contents(wechat.world)).toEqual(before);
    // The same payment told of by another notice.
    expect(await wechat.deliver(wechat.notice(wechat.paid(outTradeNo, payment.amountFen)))).toMatchObject({
      status: 200,
    });
    expect((await wechat.inbox()).map(({ outcome }) => outcome)).toEqual(['applied', 'repeated']);
    expect(await wechat.world.owed(payment.id)).toEqual([]);
    await wechat.world.runJobs();
    expect(await wechat.world.db.many(`SELECT id FROM jobs WHERE kind = 'payment.notification'`)).toEqual([]);
  });

  it('applies by its job what a killed request kept', async () => {
    const { payment, outTradeNo, group } = await wechat.asked();
    const { headers, body } = wechat.notice(wechat.paid(outTradeNo, payment.amountFen));
    const { world } = wechat;
    const merchants = [wechat.provider.merchant];
    const notice = openNotification(merchants, headers, body, world.clock.now());
    await world.app.get(CallbacksService).keep(notice);
    expect(await groupStatus(group.id)).toBe('confirmed');
    // WeChat's repetition finds it kept: the job applies it.
    expect(await wechat.deliver({ headers, body })).toMatchObject({ status: 200 });
    world.clock.set(world.clock.in(11));
    await world.runJobs();
    expect(await groupStatus(group.id)).toBe('paid');
    expect(await wechat.inbox()).toMatchObject([{ outcome: 'applied', appliedAt: expect.any(String) }]);
  });

  it('applies what a build before this one kept and did not come to', async () => {
    const { payment, outTradeNo, group } = await wechat.asked();
    const { headers, body } = wechat.notice(wechat.paid(outTradeNo, payment.amountFen));
    const { world } = wechat;
    const now = world.clock.now();
    const told = openNotification([wechat.provider.merchant], headers, body, now);
    const job = { kind: 'payment.notification', payloadJson: '{"id":"kept"}', status: 'waiting' as const };
    const fresh = { attempts: 0, leaseUntil: null, leasedBy: null, lastError: null };
    await world.db.transaction(async (tx) => {
      await tx.run(
        `INSERT INTO payment_notifications (id, eventId, eventType, mchid, resourceJson, receivedAt, appliedAt, outcome)
         VALUES ('kept', ?, ?, ?, ?, ?, NULL, NULL)`,
        [told.id, told.eventType, told.mchid, JSON.stringify(told.resource), now],
      );
      const uniqueKey = 'payment.notification:kept';
      await tx.insert(Job, [{ id: newId(), ...job, ...fresh, runAt: now, uniqueKey, createdAt: now }]);
    });
    await world.runJobs();
    expect(await groupStatus(group.id)).toBe('paid');
    expect(await wechat.inbox()).toMatchObject([{ outcome: 'applied' }]);
  });

  it.each<[string, { amount?: { total: number; currency: string } }, string]>([
    ['amount', { amount: { total: 1, currency: 'CNY' } }, '金额'],
    ['payer', { payer: { sp_openid: 'oSomebodyElse' } } as object, '付款人'],
    ['app', { sp_appid: 'wx9999999999999999' } as object, '收款小程序'],
  ])('records and refunds money whose %s is not what was asked, and tells of it', async (_, change, word) => {
    const { payment: asked, outTradeNo, group } = await wechat.asked();
    const notice = wechat.notice(wechat.paid(outTradeNo, asked.amountFen, change));
    expect(await wechat.deliver(notice)).toMatchObject({ status: 200 });
    expect(await wechat.inbox()).toMatchObject([{ outcome: 'mismatch' }]);
    await expectMoneyBack(outTradeNo, change.amount?.total ?? asked.amountFen);
    expect(await groupStatus(group.id)).toBe('confirmed');
    expect(await wechat.told('payment_mismatch')).toEqual([
      'district_admin',
      'grid_leader',
      'supermarket_staff',
    ]);
    const [message] = await wechat.world.db.many<{ text: string }>(
      `SELECT text FROM messages WHERE kind = 'payment_mismatch'`,
    );
    expect(message?.text).toContain(word);
    const view = await wechat.world.ok(group.leader, 'GET /payments/:id', { params: { id: asked.id } });
    expect(view).toMatchObject({ status: 'succeeded', allocations: [], note: `付款不符：${word}` });
  });

  it('records and refunds what another payee got, and what nobody asked for', async () => {
    const { payment: asked, outTradeNo, group } = await wechat.asked();
    const { direct } = wechat;
    const other = {
      appid: 'wx8888888888888888',
      mchid: '1900000109',
      out_trade_no: outTradeNo,
      transaction_id: '4200009',
      trade_state: 'SUCCESS',
      payer: { openid: 'o1' },
      amount: { total: asked.amountFen, currency: 'CNY' },
    };
    await wechat.deliver(wechat.notice(other, { by: direct }));
    await wechat.deliver(
      wechat.notice({ ...other, out_trade_no: 'NOBODYS-1', transaction_id: '42-1' }, { by: direct }),
    );
    const again = { ...other, out_trade_no: 'NOBODYS-1', transaction_id: '42-1' };
    await wechat.deliver(wechat.notice(again, { by: direct }));
    expect((await wechat.inbox()).map(({ outcome }) => outcome)).toEqual([
      'mismatch',
      'unknown_order',
      'repeated',
    ]);
    await expectMoneyBack(outTradeNo, asked.amountFen);
    await expectMoneyBack('NOBODYS-1', asked.amountFen);
    expect((await payment('NOBODYS-1'))?.payerId).toBeNull();
    expect(await groupStatus(group.id)).toBe('confirmed');
  });

  async function expectMoneyBack(outTradeNo: string, amountFen: number) {
    const row = await payment(outTradeNo);
    expect(row).toMatchObject({ status: 'succeeded', amountFen });
    const id = row?.id ?? '';
    expect(await wechat.world.owed(id)).toEqual([{ causeKind: 'mismatch', amountFen, groupOrderId: null }]);
    const books = await wechat.world.balances();
    expect(books).toMatchObject({ [`refunds:${id}`]: amountFen, [`leader:${id}`]: -amountFen });
    expect(books).not.toHaveProperty(`transit:${id}`);
  }

  it.each([
    ['an openid too long', 'TRANSACTION.SUCCESS', { payer: { sp_openid: 'o'.repeat(129) } }],
    ['a refund’s number too long', 'REFUND.SUCCESS', { refund_id: '5'.repeat(65) }],
    ['an account too long', 'REFUND.SUCCESS', { user_received_account: '零'.repeat(129) }],
    ['more money than a column holds', 'REFUND.SUCCESS', { amount: { total: 1, refund: 3_000_000_000 } }],
  ])('keeps nothing that could never be applied: %s', async (_what, event, change) => {
    const { payment: asked, outTradeNo } = await wechat.asked();
    const refund = {
      ...{ refund_id: '50', out_refund_no: 'X12345R01', refund_status: 'SUCCESS' },
      amount: { total: asked.amountFen, refund: 1, currency: 'CNY' },
    };
    const paid = wechat.paid(outTradeNo, asked.amountFen);
    const content = { ...paid, ...(event.startsWith('REFUND') ? refund : {}), ...change };
    expect(await wechat.deliver(wechat.notice(content, { event }))).toMatchObject({ status: 400 });
    expect(await wechat.inbox()).toEqual([]);
  });

  it('keeps a refund’s notice until it could be applied', async () => {
    await wechat.asked();
    const refund = {
      sp_mchid: '1900000100',
      sub_mchid: '1900000201',
      out_trade_no: 'X12345',
      transaction_id: '42',
      refund_id: '50',
      out_refund_no: 'X12345R01',
      refund_status: 'SUCCESS',
      success_time: '2026-11-21T09:31:00+08:00',
      amount: { total: 100, refund: 100 },
    };
    const record = jest.spyOn(wechat.world.app.get(WechatRefundOutcome), 'record');
    record.mockRejectedValueOnce(new Error('not now')).mockResolvedValue('applied');
    const answer = await wechat.deliver(wechat.notice(refund, { event: 'REFUND.SUCCESS' }));
    expect(answer).toMatchObject({ status: 200 });
    expect(await wechat.inbox()).toMatchObject([{ eventType: 'REFUND.SUCCESS', outcome: null }]);
    wechat.world.clock.set(wechat.world.clock.in(11));
    await wechat.world.runJobs();
    expect(await wechat.inbox()).toMatchObject([{ outcome: 'applied' }]);
    expect(record).toHaveBeenLastCalledWith(
      expect.anything(),
      expect.objectContaining({ outRefundNo: 'X12345R01', refundFen: 100 }),
    );
  });

  it('refuses what is not WeChat’s or cannot be believed, tells no secret, and changes nothing', async () => {
    const { payment: asked, outTradeNo } = await wechat.asked();
    const paid = (change: object = {}) => wechat.paid(outTradeNo, asked.amountFen, change);
    const good = wechat.notice(paid());
    const envelope = sealed(wechat.provider, paid());
    const sign = (body: unknown, seconds = wechat.seconds()) => signed(wechat.provider, body, seconds);
    const resource = envelope['resource'] as { ciphertext: string };
    const bytes = Buffer.from(resource.ciphertext, 'base64');
    const cut = (ciphertext: Buffer) =>
      sign({ ...envelope, resource: { ...resource, ciphertext: ciphertext.toString('base64') } });
    const flipped = Buffer.from(bytes.map((byte, i) => (i === 20 ? byte ^ 1 : byte)));
    const wrongTag = Buffer.from(bytes.map((byte, i) => (i === bytes.length - 1 ? byte ^ 1 : byte)));
    const text = good.body.toString();
    const header = (name: string, value: string): Notice => ({
      ...good,
      headers: { ...good.headers, [name]: value },
    });
    const cases: [string, Notice, number, string][] = [
      ['no signature', { headers: {}, body: good.body }, 401, 'signature_missing'],
      ['no body', { headers: {}, body: Buffer.alloc(0) }, 401, 'signature_missing'],
      ['changed bytes', { ...good, body: Buffer.from(text.replace('支付', '退款')) }, 401, 'bad_signature'],
      ['a tampered amount', cut(flipped), 400, 'bad_tag'],
      ['a wrong tag', cut(wrongTag), 400, 'bad_tag'],
      ['a cut tag', cut(bytes.subarray(0, -4)), 400, 'bad_tag'],
      ['an unknown serial', header('wechatpay-serial', 'PUB_KEY_ID_X'), 401, 'unknown_serial'],
      ['a stale timestamp', sign(envelope, wechat.seconds() - 301), 401, 'stale'],
      ['a timestamp to come', sign(envelope, wechat.seconds() + 310), 401, 'stale'],
      ['a probe', header('wechatpay-signature', 'WECHATPAY/SIGNTEST/abc'), 401, 'sign_test'],
      ['no JSON', sign('{'), 400, 'bad_json'],
      ['an array', sign([]), 400, 'bad_envelope'],
      ['duplicated keys', sign(text.replace('{', '{"id":"EV-2",')), 400, 'duplicate_key'],
      ['an endless id', sign({ ...envelope, id: 'E'.repeat(65) }), 400, 'bad_envelope'],
      ['a foreign sub-merchant', wechat.notice(paid({ sub_mchid: '1999999999' })), 400, 'foreign_merchant'],
      ['a foreign merchant', wechat.notice(paid({ sp_mchid: '1999999999' })), 400, 'bad_envelope'],
      ['dollars', wechat.notice(paid({ amount: { total: 1, currency: 'USD' } })), 400, 'wrong_currency'],
      ['half a fen', wechat.notice(paid({ amount: { total: 1.5, currency: 'CNY' } })), 400, 'bad_envelope'],
      ['no money', wechat.notice(paid({ amount: { total: 0, currency: 'CNY' } })), 400, 'bad_envelope'],
      ['too much', wechat.notice(paid({ amount: { total: 2 ** 31, currency: 'CNY' } })), 400, 'bad_envelope'],
      ['64 KiB of it', sign({ ...envelope, summary: 'x'.repeat(65_536) }), 413, 'body_too_large'],
      ['nothing paid', wechat.notice(paid({ trade_state: 'NOTPAY' })), 400, 'bad_envelope'],
    ];
    const levels = (['log', 'warn', 'error'] as const).map((level) => jest.spyOn(Logger.prototype, level));
    const before = await contents(wechat.world);
    for (const [name, notice, status, message] of cases)
      expect({ name, ...(await wechat.deliver(notice)) }).toEqual({
        name,
        status,
        body: { code: 'FAIL', message },
      });
    const large = await wechat.deliver(sign({ ...envelope, summary: 'x'.repeat(5_000_000) }));
    expect(large).toMatchObject({ status: 413, body: { code: 'FAIL', message: 'body_too_large' } });
    expect(await contents(wechat.world)).toEqual(before);
    const logged = levels.flatMap(({ mock }) => mock.calls as unknown[]);
    expect(logged).toHaveLength(cases.length + 1);
    const lines = JSON.stringify(logged);
    for (const secret of ['oUpF8uMuAJO', outTradeNo, resource.ciphertext, 'app-secret', wechat.apiV3Key])
      expect(lines).not.toContain(secret);
  });
});
