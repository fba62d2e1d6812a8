import { giveNumber } from '@cailan/trials/world/given-number';
import { newPhone, startPhones, type Phones } from '@cailan/trials/world/phones';
import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, type TestPerson } from '@cailan/trials/world/world';

describeEngines('deputies', (engine) => {
  let phones: Phones;
  let leader: TestPerson;
  beforeAll(async () => {
    phones = await startPhones(engine);
    leader = await phones.world.person('grid_leader');
  });
  afterAll(() => phones.close());

  /** Somebody with a name. */
  const join = async (phone: string): Promise<TestPerson> => {
    const joined = await phones.join(newPhone(), phone);
    await phones.world.ok(joined, 'PUT /me', { body: { name: '陈友' } });
    return joined;
  };
  const ask = (who: TestPerson, phone: string, scopeId = who.scopeId, clientKey = newKey()) =>
    phones.world.call(who, 'POST /deputies', { body: { clientKey, phone, scopeId } });
  const reply = (who: TestPerson, id: string, accept = true) =>
    phones.world.call(who, 'POST /deputy-requests/:id/answer', { params: { id }, body: { accept } });
  const takeBack = (who: TestPerson, id: string) =>
    phones.world.call(who, 'POST /deputy-requests/:id/end', { params: { id } });
  /** Asked, and accepted; gives the deputy's grant. */
  const appointed = async (who: TestPerson, deputy: TestPerson, phone: string): Promise<string> => {
    const { id } = (await ask(who, phone)).body;
    expect((await reply(deputy, id)).body.status).toBe('accepted');
    const deputies = await phones.world.ok(who, 'GET /deputies');
    return deputies.find(({ personId }) => personId === deputy.id)?.grantId ?? '';
  };
  const communityOf = async () => {
    const place = await phones.world.db.one<{ communityId: string }>(
      'SELECT communityId FROM places WHERE id = ?',
      [leader.scopeId],
    );
    return place?.communityId;
  };
  const end = (who: TestPerson, id: string) =>
    phones.world.call(who, 'POST /deputies/:id/end', { params: { id } });
  const propose = (who: TestPerson, deputyGrantId: string, clientKey = newKey()) =>
    phones.world.call(who, 'POST /hand-overs', { body: { clientKey, deputyGrantId } });
  const sign = (who: TestPerson, id: string) =>
    phones.world.call(who, 'POST /hand-overs/:id/sign', { params: { id }, body: { clientKey: newKey() } });
  const posts = async (who: TestPerson) =>
    (await phones.world.ok(who, 'GET /me')).roles.map(({ role, scopeId }) => `${role} ${scopeId}`);

  /** Somebody of the grid ordered and paid their dues, which the leader holds. */
  const collected = async () => {
    const { world } = phones;
    const round = await world.openRound({
      offers: { 'VEG-001': {} },
      round: { duesMode: 'before_confirm' },
    });
    const [home] = await world.db.many<{ personId: string; householdId: string }>(
      `SELECT g.personId, h.id AS householdId FROM households h JOIN role_grants g ON g.scopeId = h.id
       WHERE h.gridId = ? AND g.role = 'resident' ORDER BY h.id`,
      [leader.scopeId],
    );
    const resident = {
      id: home?.personId ?? '',
      token: world.tokenOf(home?.personId ?? ''),
      scopeId: home?.householdId ?? '',
    };
    await world.order(resident, round, { 'VEG-001': 2 });
    const [group] = (await world.groupsOf(round)).filter(({ leader: { id } }) => id === leader.id);
    await world.ok(leader, 'POST /group-orders/confirm', {
      body: { clientKey: newKey(), groupOrderIds: [group?.id ?? ''] },
    });
    const [placed] = await world.ok(resident, 'GET /household-orders');
    const tick = { params: { id: placed?.id ?? '' }, body: { clientKey: newKey() } };
    await world.ok(leader, 'POST /household-orders/:id/dues/tick', tick);
    return placed;
  };

  /** The post is theirs, everybody else of it stands in for them, and the books' balance is in the record. */
  const expectHolder = async (personId: string, signedBalanceFen: number | undefined) => {
    const { world } = phones;
    const grants = await world.db.many<{ personId: string; deputyOfId: string | null }>(
      `SELECT personId, deputyOfId FROM role_grants WHERE role = 'grid_leader' AND scopeId = ? AND endsAt IS NULL`,
      [leader.scopeId],
    );
    const holders = grants.filter(({ deputyOfId }) => deputyOfId === null);
    expect(holders).toEqual([{ personId, deputyOfId: null }]);
    expect(new Set(grants.map(({ deputyOfId }) => deputyOfId))).toEqual(new Set([null, personId]));
    expect(await posts(leader)).toContain(`grid_leader ${leader.scopeId}`);
    const entries = await world.db.many<{ factsJson: string }>(
      `SELECT factsJson FROM audit_entries WHERE action = 'post.hand_over' AND subjectId = ?`,
      [leader.scopeId],
    );
    const facts = { fromId: leader.id, toId: personId, signedBalanceFen };
    expect(entries.map(({ factsJson }) => JSON.parse(factsJson) as object)).toEqual([facts]);
  };

  it('sign for a building under a name: without one nobody accepts', async () => {
    const nameless = await phones.join(newPhone(), '13500000021');
    const { id } = (await ask(leader, '13500000021')).body;
    expect(await reply(nameless, id)).toMatchObject({ status: 409, code: 'name_needed' });
    expect(await posts(nameless)).toEqual([]);
    await phones.world.ok(nameless, 'PUT /me', { body: { name: '吴名' } });
    expect((await reply(nameless, id)).body).toMatchObject({ status: 'accepted' });
    const mine = (await phones.world.ok(leader, 'GET /deputies')).find(
      ({ personId }) => personId === nameless.id,
    );
    expect(mine?.name).toBe('吴名');
    await end(leader, mine?.grantId ?? '');
  });

  it('are asked by their phone number, and have the post only once they accept', async () => {
    const { world } = phones;
    const someone = await join('13500000001');
    expect(await ask(leader, '13511111111')).toMatchObject({ status: 409, code: 'deputy_unknown' });
    expect(await ask(leader, '+1 3500000001')).toMatchObject({ status: 409, code: 'phone_abroad' });
    const clientKey = newKey();
    const asked = await ask(leader, '13500000001', leader.scopeId, clientKey);
    expect(asked.body).toMatchObject({ status: 'requested', phone: '135****0001', mine: false });
    // No name, and no id, by a number alone.
    expect(JSON.stringify(asked.body)).not.toContain(someone.id);
    expect(
      Object.keys(asked.body)
        .filter((key) => /name/i.test(key))
        .sort(),
    ).toEqual(['fromName', 'scopeName']);
    expect((await ask(leader, '13500000001', leader.scopeId, clientKey)).body).toEqual(asked.body);
    expect(await ask(leader, '13500000001')).toMatchObject({ status: 409, code: 'deputy_asked' });
    expect(await posts(someone)).toEqual([]);
    const [stranger] = await world.people('resident');
    expect((await reply(stranger as TestPerson, asked.body.id)).status).toBe(404);
    expect(await reply(leader, asked.body.id)).toMatchObject({ status: 403, code: 'both_sides' });
    expect(await world.ok(someone, 'GET /deputy-requests')).toMatchObject([
      { id: asked.body.id, mine: true },
    ]);
    const staff = await world.person('community_staff', await communityOf());
    expect((await reply(someone, asked.body.id)).body).toMatchObject({ status: 'accepted', mine: false });
    expect((await reply(someone, asked.body.id)).status).toBe(200);
    expect(await reply(someone, asked.body.id, false)).toMatchObject({ code: 'wrong_status' });
    expect((await world.ok(staff, 'GET /messages'))[0]?.text).toContain('副手，对方已答应');
    expect(await ask(leader, '13500000001')).toMatchObject({ status: 409, code: 'already_deputy' });
    expect(await posts(someone)).toEqual([`grid_leader ${leader.scopeId}`]);
    const mine = (await world.ok(leader, 'GET /deputies')).find(({ personId }) => personId === someone.id);
    const ended = await end(leader, mine?.grantId ?? '');
    expect(ended.body.endsAt).not.toBeNull();
    expect((await end(leader, mine?.grantId ?? '')).status).toBe(200);
    expect(await world.call(someone, 'GET /me')).toMatchObject({ code: 'session_ended' });
    expect((await world.ok(leader, 'GET /deputy-requests'))[0]?.status).toBe('ended');
    expect((await ask(leader, '13500000001')).status).toBe(200);
  });

  it('may decline; a request is taken back, or ends unanswered', async () => {
    const { world } = phones;
    const someone = await join('13500000011');
    const first = (await ask(leader, '13500000011')).body;
    expect((await reply(someone, first.id, false)).body.status).toBe('declined');
    expect(await reply(someone, first.id)).toMatchObject({ code: 'wrong_status' });
    const second = (await ask(leader, '13500000011')).body;
    expect((await takeBack(someone, second.id)).status).toBe(404);
    expect((await takeBack(leader, second.id)).body.status).toBe('ended');
    expect((await takeBack(leader, second.id)).status).toBe(200);
    expect(await reply(someone, second.id)).toMatchObject({ code: 'wrong_status' });
    const third = (await ask(leader, '13500000011')).body;
    const now = world.clock.now();
    world.clock.set(new Date(Date.parse(now) + 8 * 86_400_000).toISOString());
    await world.runJobs();
    world.clock.set(now);
    const states = (await world.ok(leader, 'GET /deputy-requests')).map(({ id, status }) => [id, status]);
    expect(states).toEqual(expect.arrayContaining([[third.id, 'ended']]));
    expect(await posts(someone)).toEqual([]);
  });

  it('are nobody for whom several have the number, nor oneself', async () => {
    for (const { id } of (await phones.world.people('driver')).slice(0, 2))
      await giveNumber(phones.world, id, '13500000002');
    expect(await ask(leader, '13500000002')).toMatchObject({ code: 'deputy_unknown' });
    await giveNumber(phones.world, leader.id, '13500000003');
    expect(await ask(leader, '13500000003')).toMatchObject({ code: 'already_deputy' });
  });

  it('are made by the holder alone, and ended by the holder or themselves', async () => {
    const [other] = (await phones.world.people('grid_leader')).filter(({ id }) => id !== leader.id);
    if (!other) throw new Error('one leader only');
    const joined = await join('13500000004');
    expect((await ask(other, '13500000004', leader.scopeId)).status).toBe(404);
    const grantId = await appointed(leader, joined, '13500000004');
    expect((await end(other, grantId)).status).toBe(404);
    const deputy = { ...joined, scopeId: leader.scopeId };
    expect((await ask(deputy, '13500000001')).status).toBe(404);
    expect((await end(deputy, grantId)).status).toBe(200);
  });

  it('take the post over with the dues balance, signed by both', async () => {
    const { world } = phones;
    const placed = await collected();
    const newcomer = await join('13500000005');
    const grantId = await appointed(leader, newcomer, '13500000005');
    const both = await Promise.all([propose(leader, grantId), propose(leader, grantId)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await propose(leader, grantId)).toMatchObject({ code: 'hand_over_open' });
    const [proposed] = await world.ok(newcomer, 'GET /hand-overs');
    expect(proposed).toMatchObject({ balanceFen: placed?.amountFen, mine: true, signedAt: null });
    const id = proposed?.id ?? '';
    expect(await sign(leader, id)).toMatchObject({ status: 403, code: 'both_sides' });
    const [captain] = await world.people('floor_captain');
    expect((await sign(captain as TestPerson, id)).status).toBe(404);
    const signed = await sign(newcomer, id);
    expect(signed.body).toMatchObject({ balanceFen: placed?.amountFen, mine: false });
    expect(signed.body.signedAt).not.toBeNull();
    expect((await sign(newcomer, id)).body).toEqual(signed.body);
    await expectHolder(newcomer.id, placed?.amountFen);
    const back = (await world.ok(newcomer, 'GET /deputies')).find(({ personId }) => personId === leader.id);
    expect((await propose(newcomer, back?.grantId ?? '')).status).toBe(200);
    expect((await end(newcomer, back?.grantId ?? '')).status).toBe(200);
    expect(await world.ok(newcomer, 'GET /hand-overs')).toHaveLength(1);
  });
});
