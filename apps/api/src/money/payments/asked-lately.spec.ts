import { describeEmbedded } from '@cailan/trials/world/engines';
import { Till } from '@cailan/trials/world/till';
import { PayClient } from '../../ground/wechat/pay/pay-client';

const HOUR_MS = 3_600_000;

describeEmbedded('WeChat Pay, asked a moment ago', (engine) => {
  let till: Till;
  beforeAll(async () => {
    till = await Till.open(engine, { wechatAgainMs: HOUR_MS });
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => till.close());

  it('is not asked again how a payment stands, however often its payer looks', async () => {
    const { group } = await till.confirmed();
    const { payment } = await till.sheet([group]);
    const asked = jest.spyOn(till.service.app.get(PayClient), 'query');
    for (let i = 0; i < 3; i++) expect((await till.act(group.leader, payment.id, 'check')).status).toBe(200);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('is not asked again for the bills of a day, however often it is compared', async () => {
    const { group } = await till.confirmed();
    const { sheet } = await till.sheet([group]);
    await till.pays(group.leader, sheet);
    await till.at('2026-11-22T03:00:00.000Z');
    const admin = await till.service.person('district_admin');
    const asked = jest.spyOn(till.service.app.get(PayClient), 'tradeBill');
    const compare = () => till.service.ok(admin, 'POST /reconciliations', { body: { date: '2026-11-21' } });
    const first = await compare();
    const times = asked.mock.calls.length;
    expect(times).toBeGreaterThan(0);
    expect([await compare(), await compare()]).toEqual([first, first]);
    expect(asked).toHaveBeenCalledTimes(times);
  });
});
