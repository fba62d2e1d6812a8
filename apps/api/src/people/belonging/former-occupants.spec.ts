import type { AnyInput, Route, Stream } from '@cailan/shared-types';
import { tellOfOrders } from '../../messages/messages';
import { newPhone, startPhones, type Phones } from '@cailan/trials/world/phones';
import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, type OpenRound, type TestPerson } from '@cailan/trials/world/world';

interface Placed {
  orderId: string;
  lineId: string;
}

describeEngines('what former occupants had', (engine) => {
  let phones: Phones;
  let round: OpenRound;
  let homes: TestPerson[];
  let phone = 0;
  beforeAll(async () => {
    phones = await startPhones(engine);
    round = await phones.world.openRound({ offers: { 'VEG-001': {} } });
    homes = await phones.world.people('resident');
  });
  afterAll(() => phones.close());

  const run = (sql: string, values: string[] = []) =>
    phones.world.db.transaction((tx) => tx.run(sql, values));
  const moveIn = async (householdId: string): Promise<TestPerson> => {
    const { world } = phones;
    const home = await world.db.one<{ gridId: string }>('SELECT gridId FROM households WHERE id = ?', [
      householdId,
    ]);
    const leader = await world.person('grid_leader', home?.gridId);
    const invitation = { body: { clientKey: newKey(), householdId } };
    const { code } = await world.ok(leader, 'POST /invitations', invitation);
    const who = await phones.join(newPhone(), `1360000${String(1000 + phone++)}`);
    const asked = { body: { clientKey: newKey(), code, name: '陈新' } };
    const { id, status } = await world.ok(who, 'POST /bindings', asked);
    // Where members live, they answer.
    if (status === 'pending') {
      const member = await world.person('resident', householdId);
      const present = await world.db.one<{ personId: string }>(
        `SELECT personId FROM role_grants WHERE role = 'resident' AND scopeId = ? AND endsAt IS NULL ORDER BY startsAt LIMIT 1`,
        [householdId],
      );
      const personId = present?.personId ?? member.id;
      await world.ok({ ...member, token: world.tokenOf(personId) }, 'POST /bindings/:id/answer', {
        params: { id },
        body: { approve: true },
      });
    }
    return { ...who, scopeId: householdId };
  };
  const moveOut = async (person: TestPerson) => {
    const { world } = phones;
    const at = { params: { id: person.scopeId } };
    const members = await world.ok(person, 'GET /households/:id/members', at);
    for (const { personId } of [...members.filter(({ me }) => !me), ...members.filter(({ me }) => me)])
      await world.ok(person, 'POST /households/:id/members/:personId/end', {
        params: { id: person.scopeId, personId },
      });
  };
  const placedBy = async ({ scopeId }: TestPerson): Promise<Placed> => {
    const row = await phones.world.db.one<Placed>(
      `SELECT o.id AS orderId, l.id AS lineId FROM household_orders o JOIN household_order_lines l ON l.orderId = o.id
       WHERE o.householdId = ? LIMIT 1`,
      [scopeId],
    );
    if (!row) throw new Error('nothing was ordered');
    return row;
  };
  /** Everything that a member can ask of an order, and of the list that it belongs to. */
  const requests = ({ orderId, lineId }: Placed, householdId: string) => {
    const clientKey = newKey();
    const list = { params: { id: round.windowId } };
    const lines = [{ offerId: round.offerOf('VEG-001'), quantity: 1 }];
    const key = { params: { id: orderId }, body: { clientKey } };
    const ofOrder: [Route | Stream, object][] = [
      ['GET /household-orders/:id', { params: { id: orderId } }],
      ['POST /household-orders/:id/receipt', key],
      ['POST /household-order-lines/:id/answer', { params: { id: lineId }, body: { answer: 'refund' } }],
      ['GET /household-orders/:id/dues/receipt.pdf', { params: { id: orderId } }],
      ['POST /household-orders/:id/dues/acknowledge', key],
    ];
    const ofList: [Route | Stream, object][] = [
      ['GET /windows/:id/list', { ...list, query: { householdId } }],
      ['PUT /windows/:id/list', { ...list, body: { householdId, version: 0, lines } }],
      ['POST /windows/:id/list/submit', { ...list, body: { clientKey, householdId, version: 0, lines } }],
      ['POST /windows/:id/list/withdraw', { ...list, body: { clientKey, householdId } }],
    ];
    return { ofOrder, ofList };
  };
  const answers = async (who: TestPerson, asked: readonly [Route | Stream, AnyInput][]) => {
    const seen: Record<string, string> = {};
    for (const [route, options] of asked) {
      const { status, code } = await phones.world.any(who, route, options);
      seen[route] = `${status} ${code ?? ''}`.trim();
    }
    return seen;
  };
  const all = (asked: readonly [Route | Stream, AnyInput][]) =>
    Object.fromEntries(asked.map(([route]) => [route, '404 not_found']));
  const home = (i: number): TestPerson => homes[i] as TestPerson;
  const settled = (householdId: string) =>
    run(`UPDATE household_orders SET status = 'settled', finalFen = amountFen WHERE householdId = ?`, [
      householdId,
    ]);

  it('ends with them where nobody submitted it: the next occupant finds no draft and no note', async () => {
    const { world } = phones;
    const before = home(0);
    const body = {
      householdId: before.scopeId,
      version: 0,
      note: '透析，门铃坏了',
      lines: [{ offerId: round.offerOf('VEG-001'), quantity: 3 }],
    };
    await world.ok(before, 'PUT /windows/:id/list', { params: { id: round.windowId }, body });
    await moveOut(before);
    const next = await moveIn(before.scopeId);
    const params = { id: round.windowId };
    const list = await world.ok(next, 'GET /windows/:id/list', {
      params,
      query: { householdId: next.scopeId },
    });
    expect(list).toMatchObject({ note: '', lines: [], orders: [] });
    const submit = { clientKey: newKey(), householdId: next.scopeId, version: 0 };
    expect(await world.call(next, 'POST /windows/:id/list/submit', { params, body: submit })).toMatchObject({
      code: 'nothing_to_submit',
    });
    expect(await world.ok(next, 'GET /household-orders')).toEqual([]);
    expect((await world.ok(next, 'GET /me/export')).orders).toEqual([]);
  });

  it('is not there for who comes before the window ends, to read or to write', async () => {
    const { world } = phones;
    const before = home(1);
    await world.order(before, round, { 'VEG-001': 2 });
    const placed = await placedBy(before);
    await settled(before.scopeId);
    await moveOut(before);
    const next = await moveIn(before.scopeId);
    const { ofOrder } = requests(placed, before.scopeId);
    expect(await answers(next, ofOrder)).toEqual(all(ofOrder));
    const list = await world.ok(next, 'GET /windows/:id/list', {
      params: { id: round.windowId },
      query: { householdId: next.scopeId },
    });
    expect(list).toMatchObject({ lines: [], orders: [] });
    const wife = await moveIn(before.scopeId);
    expect(await answers(wife, ofOrder)).toEqual(all(ofOrder));
    expect((await world.ok(next, 'GET /me/export')).orders).toEqual([]);
  });

  it('is shared with who joins them, and told to them when it comes late, not to the next ones', async () => {
    const { world } = phones;
    const before = home(2);
    await world.order(before, round, { 'VEG-001': 2 });
    const { orderId } = await placedBy(before);
    const wife = await moveIn(before.scopeId);
    expect((await world.ok(wife, 'GET /household-orders')).map(({ id }) => id)).toEqual([orderId]);
    await settled(before.scopeId);
    const late = (kind: string) =>
      world.db.transaction((tx) =>
        tellOfOrders(tx, world.clock, [{ orderId, householdId: before.scopeId, kind, text: '退款' }]),
      );
    await late('to_household');
    await moveOut(before);
    const next = await moveIn(before.scopeId);
    await late('to_people');
    const inbox = async (who: TestPerson) =>
      (await world.ok(who, 'GET /messages')).map(({ kind }) => kind).filter((kind) => kind.startsWith('to_'));
    const former = { ...wife, token: world.tokenOf(wife.id) };
    expect([await inbox(next), await inbox(former)]).toEqual([[], ['to_people']]);
  });

  it('is what was ordered for an empty household, where nobody lived there before', async () => {
    const { world } = phones;
    const before = home(3);
    await world.order(before, round, { 'VEG-001': 1 });
    await run(`DELETE FROM role_grants WHERE role = 'resident' AND scopeId = ?`, [before.scopeId]);
    const first = await moveIn(before.scopeId);
    expect(await world.ok(first, 'GET /household-orders')).toHaveLength(1);
  });

  it('is not there for who comes after the window, in any request', async () => {
    const before = home(4);
    await phones.world.order(before, round, { 'VEG-001': 2 });
    const placed = await placedBy(before);
    const { ofOrder, ofList } = requests(placed, before.scopeId);
    const window = await phones.world.db.one<{ endAt: string }>(
      'SELECT endAt FROM delivery_windows WHERE id = ?',
      [round.windowId],
    );
    phones.world.clock.set(new Date(Date.parse(window?.endAt ?? '') + 3_600_000).toISOString());
    const next = await moveIn(before.scopeId);
    const asked = [...ofOrder, ...ofList];
    expect(await answers(next, asked)).toEqual(all(asked));
    expect(
      await answers(before, [
        ['GET /household-orders/:id/dues/receipt.pdf', { params: { id: placed.orderId } }],
      ]),
    ).toEqual({
      'GET /household-orders/:id/dues/receipt.pdf': '200',
    });
  });
});
