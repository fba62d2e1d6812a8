import { describeEmbedded } from '@cailan/trials/world/engines';
import { WechatPayments } from '@cailan/trials/world/wechat-payments';
import { PayClient } from '../../ground/wechat/pay/pay-client';

const HOUR_MS = 3_600_000;

describeEmbedded('WeChat Pay, asked a moment ago', (engine) => {
  let payments: WechatPayments;
  beforeAll(async () => {
    payments = await WechatPayments.start(engine, { wechatAgainMs: HOUR_MS });
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => payments.close());

  it('is not asked again how a payment stands, however often its payer looks', async () => {
    const { group } = await payments.toPay();
    const { payment } = await payments.sheet([group]);
    const asked = jest.spyOn(payments.world.app.get(PayClient), 'query');
    for (let i = 0; i < 3; i++)
      expect((await payments.act(group.leader, payment.id, 'check')).status).toBe(200);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('is not asked again for the bills of a day, however often it is compared', async () => {
    const { group } = await payments.toPay();
    const { sheet } = await payments.sheet([group]);
    await payments.pays(group.leader, sheet);
    await payments.at('2026-11-22T03:00:00.000Z');
    const admin = await payments.world.person('district_admin');
    const asked = jest.spyOn(payments.world.app.get(PayClient), 'tradeBill');
    const compare = () => payments.world.ok(admin, 'POST /reconciliations', { body: { date: '2026-11-21' } });
    const first = await compare();
    const times = asked.mock.calls.length;
    expect(times).toBeGreaterThan(0);
    expect([await compare(), await compare()]).toEqual([first, first]);
    expect(asked).toHaveBeenCalledTimes(times);
  });
});
