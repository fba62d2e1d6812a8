import { describeEngines } from '@cailan/trials/world/engines';
import {
  type GroupOfRound,
  newKey,
  type OpenRound,
  startWorld,
  type TestPerson,
  type World,
} from '@cailan/trials/world/world';

describeEngines('the amount that a leader confirms', (engine) => {
  let world: World;
  let residents: TestPerson[];
  let round: OpenRound;
  let group: GroupOfRound;

  beforeAll(async () => {
    world = await startWorld(engine);
    residents = await world.people('resident');
  });
  /** Two households of a building ordered. */
  beforeEach(async () => {
    round = await world.openRound({ offers: { 'VEG-001': {}, 'GRN-001': {} } });
    for (const person of residents.slice(0, 2)) await world.order(person, round, { 'VEG-001': 2 });
    [group] = (await world.groupsOf(round)) as [GroupOfRound];
  });
  afterEach(() =>
    world.call(round.staff, 'POST /rounds/:id/cancel', {
      params: { id: round.round.id },
      body: { reason: '测试结束' },
    }),
  );
  afterAll(() => world.close());

  const view = () => world.ok(group.leader, 'GET /group-orders/:id', { params: { id: group.id } });
  const confirm = (amountFen: number, clientKey = newKey()) =>
    world.call(group.leader, 'POST /group-orders/confirm', {
      body: { clientKey, groupOrderIds: [group.id], amountFen },
    });

  it('is the one that was shown: another is refused, says the new one, and changes nothing', async () => {
    const { amountFen: shownFen } = await view();
    await world.order(residents[2], round, { 'GRN-001': 1 });
    const before = await view();
    const clientKey = newKey();
    const refused = await confirm(shownFen, clientKey);
    expect(refused).toMatchObject({
      status: 409,
      code: 'amount_changed',
      body: { facts: { agreedFen: shownFen, amountFen: before.amountFen } },
    });
    expect(await view()).toEqual(before);
    const lines = 'SELECT id FROM group_order_lines WHERE groupOrderId = ?';
    expect(await world.db.many(lines, [group.id])).toEqual([]);
    expect(await world.db.many('SELECT id FROM postings WHERE roundId = ?', [round.round.id])).toEqual([]);
    const { status } = await confirm(before.amountFen, clientKey);
    expect([status, await view()]).toMatchObject([200, { status: 'confirmed', amountFen: before.amountFen }]);
    expect((await confirm(before.amountFen, clientKey)).status).toBe(200);
    expect((await confirm(shownFen, clientKey)).code).toBe('client_key_reused');
  });

  it('is never another, whoever orders at the same moment', async () => {
    const { amountFen } = await view();
    const [confirmed] = await Promise.all([
      confirm(amountFen),
      ...residents.slice(2, 8).map((person) => world.order(person, round, { 'GRN-001': 1 })),
    ]);
    const after = await view();
    if (confirmed.status === 200) expect(after).toMatchObject({ status: 'confirmed', amountFen });
    else expect([confirmed.code, after.status]).toEqual(['amount_changed', 'collecting']);
  });
});
