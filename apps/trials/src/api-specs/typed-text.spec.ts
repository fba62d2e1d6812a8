import { AMOUNT_MOST, ORDER_MOST, PRICE_MOST, type Problem } from '@cailan/shared-types';
import { describeEngines } from '../world/engines';
import { type Answer, newKey, type OpenRound, startWorld, type TestPerson, type World } from '../world/world';

/** Without ink, however many there are. */
const BLANKS = ['', ' ', '\u3000\t', '\u200b', '\u200b\u2060\ufeff', '\u3164', '\u202e', '\u0000'];

describeEngines('what people type', (engine) => {
  let world: World;
  let resident: TestPerson;

  beforeAll(async () => {
    world = await startWorld(engine);
    resident = await world.person('resident');
    await world.ok(resident, 'POST /me/consents', { body: { version: '2026-11' } });
  });
  afterAll(() => world.close());

  const named = (name: string) => world.call(resident, 'PUT /me', { body: { name } });
  const saying = ({ status, body }: Answer<unknown>) => [status, (body as Problem).detail];

  it.each(BLANKS)('takes %j for no name at all', async (blank) => {
    expect(saying(await named(blank))).toEqual([400, '姓名：请填写，不能空着']);
  });

  it('keeps a name as it is seen: trimmed, without what has no ink', async () => {
    await named(' \u200b王\u202e小\u0007明\u3000');
    expect(await world.ok(resident, 'GET /me')).toMatchObject({ name: '王小明' });
  });

  it.each([
    ['阿卜杜热合曼·买买提艾力·图尔荪尼亚孜·阿布都克里木'],
    ['ئابدۇرەھمان مەمەتئېلى تۇرسۇننىياز ئابدۇكېرىم'],
    ['Maximiliana Wilhelmina Alexandra von Hohenzollern-Sigmaringen-Li'],
    ['𠮷'.repeat(64)],
  ])('takes the name %s', async (name) => {
    expect((await named(name)).status).toBe(200);
    expect(await world.ok(resident, 'GET /me')).toMatchObject({ name });
  });

  it.each([
    ['a letter more', '𠮷'.repeat(65), '姓名：最多 64 个字，现在是 65 个'],
    ['U+FFFF', '王\uffff', '姓名：里面有读不出来的字，请删掉再填一次'],
    ['half a character', '王\ud842', '姓名：里面有读不出来的字，请删掉再填一次'],
  ])('refuses a name with %s, in Chinese', async (_, name, sentence) => {
    expect(saying(await named(name))).toEqual([400, sentence]);
  });

  it.each(BLANKS)('takes %j for no voucher, no reason', async (blank) => {
    const round = await world.openRound({ offers: { 'VEG-001': {} } });
    const leader = await world.person('grid_leader');
    const [group] = await world.ok(leader, 'GET /group-orders', { query: { roundId: round.round.id } });
    const body = { clientKey: newKey(), groupOrderIds: [group?.id ?? ''], method: 'bank_transfer' as const };
    const paid = await world.call(leader, 'POST /payments', { body: { ...body, voucherNo: blank } });
    expect([400, 409]).toContain(paid.status);
    const reason = await world.call(round.staff, 'POST /rounds/:id/cancel', {
      params: { id: round.round.id },
      body: { reason: blank },
    });
    expect(saying(reason)).toEqual([400, '原因：请填写，不能空着']);
    const params = { id: newKey() };
    const refund = await world.call(round.staff, 'POST /refunds/:id/transfer', {
      params,
      body: { voucherNo: blank },
    });
    expect(saying(refund)).toEqual([400, '凭证号：请填写，不能空着']);
  });

  describe('amounts', () => {
    let round: OpenRound;
    const offered = (priceFen: number) =>
      world.call(round.staff, 'PUT /rounds/:id/offers', {
        params: { id: round.round.id },
        body: { offers: [{ productId: round.round.offers[0]?.productId ?? '', priceFen }] },
      });

    it('are bounded where they are typed, with a sentence', async () => {
      round = await world.draftRound({ offers: { 'GRN-002': {} } });
      expect(saying(await offered(PRICE_MOST + 1))).toEqual([400, '单价：请填 0 到 10000 元的金额']);
      expect(saying(await offered(AMOUNT_MOST))).toEqual([400, '单价：请填 0 到 10000 元的金额']);
      expect((await offered(PRICE_MOST)).status).toBe(200);
    });

    it('of one order fit its building’s, and are refused where the number is typed', async () => {
      const dear = await world.openRound({
        offers: { 'GRN-002': { priceFen: PRICE_MOST } },
      });
      const [, buyer] = (await world.people('resident')) as [TestPerson, TestPerson];
      const much = await world.order(buyer, dear, { 'GRN-002': 999 });
      expect(saying(much)).toEqual([409, '一户一单最多 ¥10000.00，请少写一些或分两次下']);
      expect((much.body as unknown as Problem).facts).toMatchObject({ mostFen: ORDER_MOST });
      expect((await world.order(buyer, dear, { 'GRN-002': 1 })).status).toBe(200);
    });
  });
});
