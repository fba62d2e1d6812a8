import { at, Sealer } from '../../ground/db/sealer';
import { post } from '../../books/postings/post';
import { groupConfirmed } from '../../books/postings/postings';
import { giveNumber } from '@cailan/trials/world/given-number';
import { newPhone, startPhones, type Phones } from '@cailan/trials/world/phones';
import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, type TestPerson } from '@cailan/trials/world/world';

describeEngines('a person’s data', (engine) => {
  let phones: Phones;
  let residents: TestPerson[];
  beforeAll(async () => {
    phones = await startPhones(engine);
    // Captains among the residents hold a post.
    const rows = await phones.world.db.many<{ id: string }>(
      `SELECT personId AS id FROM role_grants GROUP BY personId HAVING COUNT(*) = 1`,
    );
    const plain = new Set(rows.map(({ id }) => id));
    residents = (await phones.world.people('resident')).filter(({ id }) => plain.has(id));
  });
  afterAll(() => phones.close());

  const erase = (who: TestPerson, clientKey = newKey()) =>
    phones.world.call(who, 'POST /me/erase', { body: { clientKey } });
  const run = (sql: string, values: string[]) => phones.world.db.transaction((tx) => tx.run(sql, values));
  const name = async (who: TestPerson) => (await phones.world.ok(who, 'GET /me')).name;
  const next = () => residents.shift() as TestPerson;

  it('is theirs to take along, in full', async () => {
    const { world } = phones;
    const who = next();
    await world.ok(who, 'POST /me/consents', { body: { version: '2026-11' } });
    const round = await world.openRound({ offers: { 'VEG-001': {} } });
    await world.order(who, round, { 'VEG-001': 3 });
    const data = await world.ok(who, 'GET /me/export');
    expect(data.person).toMatchObject({ name: await name(who), wechat: false });
    expect(data.person.phone).toMatch(/^1\d{10}$/);
    expect(data.consents).toMatchObject([{ version: '2026-11' }]);
    expect(data.roles).toMatchObject([{ role: 'resident', scopeId: who.scopeId }]);
    expect(data.households).toHaveLength(1);
    expect(data.orders).toMatchObject([
      { roundCode: round.round.code, lines: [{ quantity: 3, name: expect.any(String) as string }] },
    ]);
    const neighbour = await world.ok(next(), 'GET /me/export');
    expect(neighbour.orders).toEqual([]);
  });

  it('of who orders for other households is not what those ordered', async () => {
    const { world } = phones;
    const round = await world.openRound({ offers: { 'VEG-001': {} } });
    const { scopeId, ...person } = next();
    const row = await world.db.one<{ gridId: string }>('SELECT gridId FROM households WHERE id = ?', [
      scopeId,
    ]);
    const leader = await world.person('grid_leader', row?.gridId);
    const before = await world.ok(leader, 'GET /me/export');
    expect((await world.order({ ...leader, scopeId }, round, { 'VEG-001': 2 })).status).toBe(200);
    expect((await world.ok({ ...person, scopeId }, 'GET /me/export')).orders).toHaveLength(1);
    expect((await world.ok(leader, 'GET /me/export')).orders).toEqual(before.orders);
  });

  it('is not erased while orders are open or a post is held', async () => {
    const { world } = phones;
    const leader = await world.person('grid_leader');
    expect(await erase(leader)).toMatchObject({ status: 409, code: 'erasure_open_business' });
    const who = next();
    const round = await world.openRound({ offers: { 'VEG-001': {} } });
    await world.order(who, round, { 'VEG-001': 1 });
    expect(await erase(who)).toMatchObject({ code: 'erasure_open_business' });
    const owing = next();
    await world.order(owing, round, { 'VEG-001': 1 });
    const [placed] = await world.ok(owing, 'GET /household-orders');
    await run(`UPDATE household_orders SET status = 'settled' WHERE id = ?`, [placed?.id ?? '']);
    const owed = groupConfirmed({ id: newKey(), roundId: round.round.id }, '', [
      { id: placed?.id ?? '', fen: 5 },
    ]);
    await world.db.transaction((tx) => post(tx, world.clock, owed));
    expect(await erase(owing)).toMatchObject({ code: 'erasure_open_business' });
  });

  it('is held by what was theirs: not by what former occupants owe, nor freed by moving out', async () => {
    const { world } = phones;
    const [former, present] = [next(), next()];
    const round = await world.openRound({ offers: { 'VEG-001': {} } });
    await world.order(former, round, { 'VEG-001': 1 });
    const [placed] = await world.ok(former, 'GET /household-orders');
    await run(`UPDATE household_orders SET status = 'settled' WHERE id = ?`, [placed?.id ?? '']);
    const owed = groupConfirmed({ id: newKey(), roundId: round.round.id }, '', [
      { id: placed?.id ?? '', fen: 5 },
    ]);
    await world.db.transaction((tx) => post(tx, world.clock, owed));
    // The former one moves out, and the present one into the same rooms.
    world.clock.set(world.clock.in(60));
    const now = world.clock.now();
    await run(`UPDATE role_grants SET endsAt = ? WHERE personId = ? AND role = 'resident'`, [now, former.id]);
    await run(
      `UPDATE role_grants SET scopeId = ?, startsAt = ?, historyFrom = ? WHERE personId = ? AND role = 'resident'`,
      [former.scopeId, now, now, present.id],
    );
    world.clock.set(world.clock.in(60));
    expect(await erase(former)).toMatchObject({ status: 409, code: 'erasure_open_business' });
    expect((await erase(present)).status).toBe(200);
  });

  it('goes when they ask, and the books stay as they were', async () => {
    const { world } = phones;
    const planned = next();
    const phone = '13400000001';
    const sealer = world.app.get(Sealer);
    await giveNumber(world, planned.id, phone);
    const key = newPhone();
    const who = { ...(await phones.join(key, phone)), scopeId: planned.scopeId };
    expect(who.id).toBe(planned.id);
    const round = await world.openRound({ offers: { 'VEG-001': {} } });
    await world.order(who, round, { 'VEG-001': 2 });
    const [placed] = await world.ok(who, 'GET /household-orders');
    await run(
      `UPDATE household_orders SET status = 'settled', recipientNameSealed = ?, recipientPhoneSealed = ? WHERE id = ?`,
      [
        sealer.seal(await name(who), at.recipientName(placed?.id ?? '')),
        sealer.seal(phone, at.recipientPhone(placed?.id ?? '')),
        placed?.id ?? '',
      ],
    );
    const money = () =>
      Promise.all(
        [
          'SELECT * FROM postings ORDER BY id',
          'SELECT * FROM posting_entries ORDER BY id',
          'SELECT * FROM household_order_lines ORDER BY id',
          'SELECT id, householdId, door, address, status, amountFen, finalFen FROM household_orders ORDER BY id',
        ].map((sql) => world.db.many(sql)),
      );
    const before = await money();
    const clientKey = newKey();
    expect(await erase(who, clientKey)).toMatchObject({ status: 200, body: { done: true } });
    expect(await money()).toEqual(before);
    expect(await world.call(who, 'GET /me')).toMatchObject({ code: 'session_ended' });
    const person = await world.db.one<{ nameSealed: string }>('SELECT * FROM people WHERE id = ?', [who.id]);
    expect(person).toMatchObject({ phoneSealed: null, phoneHash: null });
    expect(sealer.open(person?.nameSealed ?? '', at.name(who.id))).toBe('');
    const counted = await world.db.one<{ left: number }>(
      `SELECT (SELECT COUNT(*) FROM wechat_accounts WHERE personId = ?) + (SELECT COUNT(*) FROM consents WHERE personId = ?)
            + (SELECT COUNT(*) FROM sessions WHERE personId = ?) + (SELECT COUNT(*) FROM messages WHERE personId = ?)
            + (SELECT COUNT(*) FROM role_grants WHERE personId = ? AND endsAt IS NULL) AS \`left\``,
      Array<string>(5).fill(who.id),
    );
    expect(Number(counted?.left)).toBe(0);
    const rows = await world.db.one(
      `SELECT o.recipientNameSealed, o.recipientPhoneSealed, h.contactNameSealed, h.contactPhoneSealed
       FROM household_orders o JOIN households h ON h.id = o.householdId WHERE o.id = ?`,
      [placed?.id ?? ''],
    );
    expect(Object.values(rows as object)).toEqual([null, null, null, null]);
    const again = await world.ok(undefined, 'POST /sign-in/wechat', {
      body: { code: await phones.loginCode(key) },
    });
    expect(again.person).toMatchObject({ name: '', phone: null, roles: [] });
    expect(again.person.id).not.toBe(who.id);
    const leader = await world.db.one<{ personId: string }>(
      `SELECT personId FROM role_grants WHERE role = 'grid_leader' AND scopeId = (SELECT gridId FROM households WHERE id = ?)`,
      [planned.scopeId],
    );
    const asked = { id: leader?.personId ?? '', token: world.tokenOf(leader?.personId ?? ''), scopeId: '' };
    expect(await world.ok(asked, 'GET /households/:id', { params: { id: planned.scopeId } })).toMatchObject({
      contactName: '',
      members: [],
    });
  });

  it('takes a draft along, and is erased once by a request sent twice', async () => {
    const { world } = phones;
    const who = next();
    const round = await world.openRound({ offers: { 'VEG-001': {} } });
    await world.ok(who, 'PUT /windows/:id/list', {
      params: { id: round.windowId },
      body: {
        householdId: who.scopeId,
        version: 0,
        lines: [{ offerId: round.offerOf('VEG-001'), quantity: 1 }],
      },
    });
    const clientKey = newKey();
    const both = await Promise.all([erase(who, clientKey), erase(who, clientKey)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const [draft] = await world.db.many(
      'SELECT status, listJson FROM household_orders WHERE placedById = ?',
      [who.id],
    );
    expect(draft).toEqual({ status: 'withdrawn', listJson: '[]' });
  });
});
