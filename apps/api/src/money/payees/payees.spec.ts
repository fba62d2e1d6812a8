import type { ProposePayeeDto } from '@cailan/shared-types/dto';
import type { PayeeView } from '@cailan/shared-types';
import { describeEngines } from '@cailan/trials/world/engines';
import { Refunds } from '@cailan/trials/world/refunds';
import { WechatPayments } from '@cailan/trials/world/wechat-payments';
import { newKey, type TestPerson, type World } from '@cailan/trials/world/world';
import { PayeesOfBefore } from './payees-of-before.service';

describeEngines('where a supermarket is paid in WeChat', (engine) => {
  let payments: WechatPayments;
  let world: World;
  let shop: TestPerson;
  let admin: TestPerson;
  let partner: string;
  let direct: string;
  beforeAll(async () => {
    payments = await WechatPayments.start(engine);
    ({ world } = payments);
    shop = await world.person('supermarket_staff');
    admin = await world.person('district_admin');
    const { merchants, payees } = payments.wechat;
    partner = payees['*']?.mchid ?? '';
    direct = merchants.find(({ mchid }) => mchid !== partner)?.mchid ?? '';
  });
  afterAll(() => payments.close());

  const propose = (change: Partial<ProposePayeeDto> = {}, who = shop) =>
    world.call(who, 'POST /payees', {
      body: { clientKey: newKey(), supermarketId: shop.scopeId, mode: 'direct', mchid: direct, ...change },
    });
  const answer = (who: TestPerson, { id }: Pick<PayeeView, 'id'>, confirm = true, note?: string) =>
    world.call(who, 'POST /payees/:id/answer', {
      params: { id },
      body: { confirm, ...(note !== undefined && { note }) },
    });
  const end = (who: TestPerson, { id }: Pick<PayeeView, 'id'>) =>
    world.call(who, 'POST /payees/:id/end', { params: { id }, body: { reason: '换一家收' } });
  const own = async () =>
    (await world.ok(admin, 'GET /payees')).filter(({ supermarketId }) => supermarketId === shop.scopeId);
  const used = async () => (await own()).filter(({ status }) => status === 'confirmed');
  const inWechat = async () =>
    (await world.ok(shop, 'GET /supermarkets')).find(({ id }) => id === shop.scopeId)?.wechatPay;

  it('is taken over from the settings once, the catch-all for whoever was there', async () => {
    const shops = await world.db.many<{ id: string }>('SELECT id FROM supermarkets');
    const rows = await world.ok(admin, 'GET /payees');
    expect(rows.map(({ supermarketId }) => supermarketId).sort()).toEqual(shops.map(({ id }) => id).sort());
    expect(new Set(rows.map(({ status, proposedByName }) => `${status} ${proposedByName}`))).toEqual(
      new Set(['confirmed null']),
    );
    const again = world.app.get(PayeesOfBefore);
    expect(await again.takeOver()).toBe(0);
    const [one] = await used();
    await end(admin, one ?? { id: '' });
    expect(await again.takeOver()).toBe(0);
    expect([await inWechat(), await used()]).toEqual([false, []]);
  });

  it('is refused with a sentence that says what to do while there is none, and transfers go on', async () => {
    const { groups } = await payments.toPay();
    expect(await payments.create(groups)).toMatchObject({
      code: 'payee_not_ready',
      body: { title: expect.stringMatching(/银行转账.*微信收款.*区里确认/) },
    });
    const transfer = await payments.create(groups, { method: 'bank_transfer', voucherNo: 'V-1' });
    expect(transfer.status).toBe(200);
  });

  it('is entered by the shop, confirmed by the district, and in force at once', async () => {
    const { groups } = await payments.toPay();
    const { body: payee } = await propose({ mode: 'partner', mchid: partner, subMchid: '1900000321' });
    expect(payee).toMatchObject({ status: 'proposed', mine: true });
    expect((await world.told(admin.id)).at(-1)).toContain('特约商户 1900000321');
    expect(await payments.create(groups)).toMatchObject({ code: 'payee_not_ready' });
    expect((await answer(admin, payee)).body).toMatchObject({ status: 'confirmed', mine: false });
    expect((await answer(admin, payee)).status).toBe(200);
    expect((await world.told(shop.id)).at(-1)).toContain('区里确认了');
    expect(await inWechat()).toBe(true);
    const { body: payment } = await payments.create(groups);
    expect(await world.row('payments', payment.id)).toMatchObject({
      mchid: partner,
      subMchid: '1900000321',
    });
  });

  it('takes no payment once the keys of its merchant left the settings', async () => {
    const { merchants } = payments.wechat;
    payments.wechat.merchants = merchants.filter(({ mchid }) => mchid !== partner);
    const { groups } = await payments.toPay();
    expect(await payments.create(groups)).toMatchObject({ code: 'payee_not_ready' });
    expect(await inWechat()).toBe(false);
    payments.wechat.merchants = merchants;
    expect(await inWechat()).toBe(true);
  });

  it('gives what was paid under the one before back there', async () => {
    const [before] = await used();
    await end(admin, before ?? { id: '' });
    const first = (await propose()).body;
    await answer(admin, first);
    const { groups } = await payments.toPay();
    const [group] = groups;
    if (!group) throw new Error('nobody ordered');
    const { payment, sheet } = await payments.sheet(groups);
    await payments.pays(group.leader, sheet);
    expect(await payments.status(payment.id)).toBe('succeeded');
    const second = (await propose({ mode: 'partner', mchid: partner, subMchid: '1900000200' })).body;
    await answer(admin, second);
    expect((await used()).map(({ id }) => id)).toEqual([second.id]);
    expect((await own()).find(({ id }) => id === first.id)).toMatchObject({ status: 'ended' });
    const refunds = new Refunds(world);
    await refunds.claim(group.id, 100);
    await payments.pass(60);
    await payments.pass(60);
    expect(await refunds.batch()).toMatchObject({ status: 'refunded' });
    expect(await world.row('payments', payment.id)).toMatchObject({ mchid: direct, subMchid: null });
  });

  it('is nobody’s to confirm who entered it, works there, or is of elsewhere', async () => {
    const { body: payee } = await propose({ mode: 'partner', mchid: partner, subMchid: '1900000322' });
    const rival = (await world.people('supermarket_staff')).find(({ scopeId }) => scopeId !== shop.scopeId);
    if (!rival) throw new Error('no other shop');
    expect(await answer(shop, payee)).toMatchObject({ code: 'role_required' });
    expect(await end(rival, payee)).toMatchObject({ code: 'not_found' });
    expect(await propose({}, rival)).toMatchObject({ code: 'not_found' });
    expect((await world.ok(rival, 'GET /payees')).map(({ supermarketId }) => supermarketId)).not.toContain(
      shop.scopeId,
    );
    expect(await answer(admin, payee, false)).toMatchObject({ code: 'payee_reason' });
    expect((await answer(admin, payee, false, '号码不对')).body).toMatchObject({
      status: 'refused',
      note: '号码不对',
    });
    expect(await answer(admin, payee)).toMatchObject({ code: 'wrong_status' });
    expect(await end(shop, payee)).toMatchObject({ code: 'wrong_status' });
  });

  it('is one, however many are entered or confirmed at once', async () => {
    const subs = ['1900000401', '1900000402', '1900000403'];
    const made = await Promise.all(
      subs.map((subMchid) => propose({ mode: 'partner', mchid: partner, subMchid })),
    );
    expect(made.map(({ status }) => status)).toEqual([200, 200, 200]);
    const waiting = (await own()).filter(({ status }) => status === 'proposed');
    expect(waiting).toHaveLength(1);
    const [one] = waiting;
    const answers = await Promise.all([
      answer(admin, one ?? { id: '' }),
      answer(admin, one ?? { id: '' }, false, '不对'),
      end(shop, one ?? { id: '' }),
    ]);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(1);
    expect((await used()).length).toBeLessThanOrEqual(1);
    expect((await own()).filter(({ status }) => status === 'proposed')).toEqual([]);
  });

  it('is of a merchant whose keys the service has', async () => {
    expect(await world.ok(shop, 'GET /payees/merchants')).toEqual({
      mchids: payments.wechat.merchants.map(({ mchid }) => mchid),
    });
    expect(await propose({ mchid: '1900009999' })).toMatchObject({ code: 'payee_unknown_merchant' });
    expect(await propose({ mode: 'partner', mchid: partner })).toMatchObject({ code: 'payee_form' });
    const key = newKey();
    const body = { clientKey: key, mode: 'partner' as const, mchid: partner, subMchid: '1900000777' };
    const [once, twice] = [await propose(body), await propose(body)];
    expect(twice.body).toEqual(once.body);
    expect(await propose({ ...body, clientKey: newKey() })).toMatchObject({ code: 'payee_same' });
    await end(shop, once.body);
  });
});
