import { newId } from '../../ground/db/ids';
import {
  newKey,
  type OpenRound,
  type PaidRound,
  startWorld,
  type TestPerson,
  type World,
} from '@cailan/trials/world/world';
import { handoffAt } from '@cailan/trials/world/road';
import { WechatAccount } from '../../people/people/wechat-account.entity';
import { RefundItem } from '../../books/owed/refund-item.entity';
import { describeEmbedded } from '@cailan/trials/world/engines';
import { WechatStage } from '../../ground/wechat/testing/wechat-stage';
import { payeeOf } from '../../ground/settings/wechat-config';
import { PushService } from './push.service';

type Template = 'confirmed' | 'arrived' | 'refunded';

describeEmbedded('messages through WeChat', (engine) => {
  let world: World;
  let stage: WechatStage;
  let residents: TestPerson[];

  beforeAll(async () => {
    [world, stage] = await Promise.all([startWorld(engine), WechatStage.start({ shippingDelaySeconds: 60 })]);
    residents = (await world.people('resident')).slice(0, 3);
  });
  beforeEach(async () => {
    world.config.wechat = stage.config;
    await stage.post('faults', { clear: true });
    await world.forgetTrade();
    await world.db.transaction(async (tx) => tx.run('DELETE FROM wechat_accounts'));
  });
  afterAll(async () => {
    await world.close();
    await stage.stop();
  });

  /** Gives a person a WeChat account, and lets it accept one message of each of these templates. */
  const withWechat = async (person: TestPerson | undefined, ...templates: Template[]): Promise<string> => {
    if (!person) throw new Error('nobody');
    const openid = await stage.openid(person.id);
    const { appId } = stage.config;
    const account = { id: newId(), personId: person.id, appId, openid, createdAt: world.clock.now() };
    await world.db.transaction((tx) => tx.insert(WechatAccount, [account]));
    const templateIds = templates.map((name) => stage.config.templates[name]);
    await stage.post('subscriptions', { key: person.id, templateIds, accept: true });
    return openid;
  };
  const sentTo = async (openid: string, template: Template) =>
    (await stage.seen()).messages.filter((sent) => sent.openid === openid && sent.template === template);
  const jobs = (kind: string) =>
    world.db.many<{ status: string; attempts: number; lastError: string | null }>(
      'SELECT status, attempts, lastError FROM jobs WHERE kind = ? ORDER BY id',
      [kind],
    );
  const later = async (seconds: number) => {
    world.clock.set(world.clock.in(seconds));
    await world.runJobs();
  };

  const ordered = async (): Promise<OpenRound> => {
    const round = await world.openRound({ offers: { 'EGG-001': {}, 'GRN-001': {} } });
    for (const person of residents) await world.order(person, round, { 'EGG-001': 1, 'GRN-001': 1 });
    return round;
  };
  const confirm = async (round: OpenRound) => {
    for (const { id, leader } of await world.groupsOf(round))
      await world.ok(leader, 'POST /group-orders/confirm', {
        body: { clientKey: newKey(), groupOrderIds: [id] },
      });
  };

  it('of a confirmed order reach who asked for them, once', async () => {
    const [asked, silent] = [await withWechat(residents[0], 'confirmed'), await withWechat(residents[1])];
    const round = await ordered();
    await confirm(round);
    await world.runJobs();
    const [message] = await sentTo(asked, 'confirmed');
    expect(message).toMatchObject({
      template: 'confirmed',
      page: expect.stringMatching(/^resident\/order\/index\?id=[\w-]{36}$/),
      data: {
        thing1: expect.stringMatching(/^.{1,20}$/),
        thing2: expect.stringMatching(/^.{1,20}$/),
        amount3: expect.stringMatching(/^¥\d+\.\d\d$/),
        time4: '2026-11-21 09:30',
      },
    });
    expect(await sentTo(silent, 'confirmed')).toEqual([]);
    // Who did not ask is no fault, and who has no account is not even tried.
    expect(await jobs('push.send')).toEqual([
      { status: 'done', attempts: 1, lastError: null },
      { status: 'done', attempts: 1, lastError: null },
    ]);
    await world.db.transaction((tx) =>
      tx
        .many<{ id: string }>('SELECT id FROM group_orders WHERE confirmedAt IS NOT NULL')
        .then(async (groups) => {
          for (const { id } of groups) await world.app.get(PushService).tellConfirmed(tx, id);
        }),
    );
    await world.runJobs();
    expect(await jobs('push.send')).toHaveLength(2);
    expect(await sentTo(asked, 'confirmed')).toHaveLength(1);
  });

  it('reach every member of a household, and nobody who left it', async () => {
    const [member, left, household] = residents as [TestPerson, TestPerson, TestPerson];
    const openids = [await withWechat(member, 'confirmed'), await withWechat(left, 'confirmed')];
    const grant = async (person: TestPerson, endsAt: string | null) =>
      world.db.transaction((tx) =>
        tx.run(
          `INSERT INTO role_grants (id, personId, role, scopeKind, scopeId, startsAt, endsAt)
           VALUES (?, ?, 'resident', 'household', ?, '2026-01-01T00:00:00.000Z', ?)`,
          [newId(), person.id, household.scopeId, endsAt],
        ),
      );
    await grant(member, null);
    await grant(left, '2026-11-01T00:00:00.000Z');
    const round = await world.openRound({ offers: { 'EGG-001': {} } });
    await world.order(household, round, { 'EGG-001': 1 });
    const before = await Promise.all(openids.map((openid) => sentTo(openid, 'confirmed')));
    await confirm(round);
    await world.runJobs();
    const after = await Promise.all(openids.map((openid) => sentTo(openid, 'confirmed')));
    expect(after.map((messages, i) => messages.length - (before[i]?.length ?? 0))).toEqual([1, 0]);
    await world.db.transaction((tx) =>
      tx.run('DELETE FROM role_grants WHERE scopeId = ? AND personId IN (?, ?)', [
        household.scopeId,
        member.id,
        left.id,
      ]),
    );
  });

  it('are sent later when WeChat is busy, silent or has lost the token, and once', async () => {
    const openid = await withWechat(residents[0], 'confirmed');
    const before = (await sentTo(openid, 'confirmed')).length;
    const round = await ordered();
    await confirm(round);
    await stage.fault('busy', { count: 1, only: 'subscribe/send' });
    await world.runJobs();
    expect(await jobs('push.send')).toMatchObject([
      { status: 'waiting', attempts: 1, lastError: expect.stringContaining('errcode -1') },
    ]);
    await stage.fault('token_expired', { count: 1 });
    await later(3);
    expect(await jobs('push.send')).toMatchObject([{ status: 'done', attempts: 2 }]);
    expect(await sentTo(openid, 'confirmed')).toHaveLength(before + 1);
  });

  it('are not sent to who has left WeChat meanwhile, nor made where WeChat is not set up', async () => {
    const openid = await withWechat(residents[0], 'confirmed');
    const before = (await sentTo(openid, 'confirmed')).length;
    const round = await ordered();
    await confirm(round);
    await world.db.transaction((tx) => tx.run('DELETE FROM wechat_accounts'));
    await world.runJobs();
    expect(await jobs('push.send')).toMatchObject([{ status: 'done' }]);
    expect(await sentTo(openid, 'confirmed')).toHaveLength(before);
    await world.forgetTrade();
    await withWechat(residents[0], 'confirmed');
    world.config.wechat = undefined;
    await confirm(await ordered());
    expect(await jobs('push.send')).toEqual([]);
  });

  /** As if the round had been paid through WeChat by a leader of it. */
  const paidThroughWechat = async (round: PaidRound): Promise<string> => {
    const [payment] = await world.db.many<{ id: string; payerId: string; amountFen: number }>(
      `SELECT p.id, p.payerId, p.amountFen FROM payments p ORDER BY p.id`,
    );
    const payee = payeeOf(stage.config, round.round.supermarketId);
    if (!payment || !payee) throw new Error('not paid');
    const openid = await withWechat({ id: payment.payerId, token: '', scopeId: '' });
    const outTradeNo = `T${newId().slice(-12)}`;
    const asked = { outTradeNo, description: '集采单', amountFen: payment.amountFen, openid };
    const prepayId = await stage.pay.prepay(payee, { ...asked, timeExpire: stage.clock.in(900) });
    await stage.decides(payment.payerId, stage.pay.paySheet(payee, prepayId));
    const transactionId = (await stage.pay.query(payee, outTradeNo))?.transactionId ?? '';
    await world.db.transaction((tx) =>
      tx.run(`UPDATE payments SET method = 'wechat', transactionId = ? WHERE id = ?`, [
        transactionId,
        payment.id,
      ]),
    );
    return transactionId;
  };

  it('of what arrived go out with the gate’s second signature, and WeChat hears that the goods were given out', async () => {
    const lists = residents.map(() => ({ 'EGG-001': 1, 'GRN-001': 1 }));
    const packed = await world.packed({ lists });
    const transactionId = await paidThroughWechat(packed);
    const openid = await withWechat(residents[0], 'arrived');
    const round = await world.loadAll(packed);
    await world.leave(round);
    await world.arriveAll(round);
    for (const groupOrderId of round.groupOrderIds) {
      const handoff = await world.openGate(round, groupOrderId);
      const body = { bags: handoff.expectedBags, crates: handoff.expectedCrates };
      const captain = await world.captainOf(groupOrderId);
      await world.ok(captain, 'POST /handoffs/:id/count', { ...handoffAt(handoff), body });
      expect(await jobs('shipping.upload')).toHaveLength(0);
      await world.signGate(round, handoff);
    }
    await world.runJobs();
    expect(await sentTo(openid, 'arrived')).toMatchObject([
      { template: 'arrived', data: { time3: '2026-11-21 20:00' } },
    ]);
    expect(await jobs('shipping.upload')).toMatchObject([
      { status: 'waiting', attempts: 1, lastError: expect.stringContaining('10060001') },
    ]);
    await stage.post('clock', { advanceSeconds: 61 });
    await stage.fault('lost_answer', { count: 1, only: 'upload_shipping_info' });
    await later(3);
    expect(await jobs('shipping.upload')).toMatchObject([{ status: 'waiting', attempts: 2 }]);
    await later(5);
    expect(await jobs('shipping.upload')).toMatchObject([{ status: 'done', attempts: 3 }]);
    expect((await stage.seen()).shippings).toMatchObject([
      { transactionId, logisticsType: 2, items: [expect.stringContaining('集采单')] },
    ]);
  });

  it('of a refund name what came back, once for a batch', async () => {
    const openid = await withWechat(residents[0], 'confirmed', 'refunded', 'refunded');
    await confirm(await ordered());
    await world.runJobs();
    const rows = await world.db.many<{ id: string; roundId: string; groupOrderId: string }>(
      'SELECT id, roundId, groupOrderId FROM household_orders WHERE householdId = ?',
      [residents[0]?.scopeId ?? ''],
    );
    const [{ id: orderId, roundId, groupOrderId }] = rows as [
      { id: string; roundId: string; groupOrderId: string },
    ];
    const batchId = newId();
    const item = (causeId: string, amountFen: number): RefundItem => ({
      id: newId(),
      ...{ roundId, groupOrderId, orderId, paymentId: null, batchId, causeKind: 'shortage', causeId },
      ...{ amountFen, status: 'refunded', createdAt: world.clock.now() },
    });
    const push = world.app.get(PushService);
    await world.db.transaction(async (tx) => {
      await tx.insert(RefundItem, [item('a', 250), item('b', 5)]);
      await push.pushRefunded(tx, batchId);
      await push.pushRefunded(tx, batchId);
      await push.pushRefunded(tx, newId());
    });
    await world.runJobs();
    const refunds = await sentTo(openid, 'refunded');
    expect(refunds).toMatchObject([{ data: { amount3: '¥2.55' } }]);
    expect((await jobs('push.send')).every(({ status }) => status === 'done')).toBe(true);
  });
});
