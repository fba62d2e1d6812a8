import type { HandoffBagView, HandoffView } from '@cailan/shared-types';
import { newId } from '../../ground/db/ids';
import { describeEngines } from '@cailan/trials/world/engines';
import {
  type CarriedRound,
  newKey,
  startWorld,
  type TestPerson,
  type World,
} from '@cailan/trials/world/world';
import { handoffAt, loadAt } from '@cailan/trials/world/road';

describeEngines('the gate', (engine) => {
  let world: World;
  let round: CarriedRound;
  let captain: TestPerson;
  let handoff: HandoffView;
  let bags: HandoffBagView[];

  beforeAll(async () => {
    world = await startWorld(engine);
  });
  beforeEach(async () => {
    await world.forgetTrade();
    const lists = Array.from({ length: 36 }, () => ({ 'EGG-001': 1, 'GRN-001': 1 }));
    round = await world.loadAll(await world.packed({ lists }));
    await world.leave(round);
    await world.arriveAll(round);
    const [groupOrderId = ''] = round.groupOrderIds;
    captain = await world.captainOf(groupOrderId);
    handoff = await world.openGate(round, groupOrderId);
    bags = handoff.bags;
  });
  afterAll(() => world.close());

  const scan = (
    bag: HandoffBagView | undefined,
    more: { eventId?: string; seenVersion?: number } = {},
    as = captain,
  ) =>
    world.call(as, 'POST /handoffs/:id/check-offs', {
      ...handoffAt(handoff),
      body: { eventId: newId(), bagCode: bag?.code ?? 'NOSUCHBAG', seenVersion: bag?.version ?? 0, ...more },
    });
  const count = (bagCount: number, crates = 0) =>
    world.call(captain, 'POST /handoffs/:id/count', {
      ...handoffAt(handoff),
      body: { bags: bagCount, crates },
    });
  const sign = (side: 'giver' | 'receiver', as: TestPerson) =>
    world.call(as, 'POST /handoffs/:id/sign', { ...handoffAt(handoff), body: { side } });
  const read = () => world.ok(captain, 'GET /handoffs/:id', handoffAt(handoff));
  const statuses = async () => (await read()).bags.map(({ status }) => status);

  const nameOf = async (person: TestPerson) => (await world.ok(person, 'GET /me')).name;

  it('is named by the load, with who drives, and nobody else until they sign', async () => {
    expect(handoff).toMatchObject({ giverName: null, receiverName: null });
    const load = await world.ok(captain, 'GET /loads/:id', loadAt(round));
    expect(load.driverName).toBe(await nameOf(round.driver));
    const groups = load.stops.flatMap((stop) => stop.groups);
    expect(groups.map(({ groupOrderId, gateHandoffId }) => [groupOrderId, gateHandoffId])).toEqual([
      [handoff.groupOrderId, handoff.id],
    ]);
    const whole = await world.ok(round.staff, 'GET /loads/:id', loadAt(round));
    const unopened = whole.stops.flatMap((stop) => stop.groups).filter(({ gateHandoffId }) => !gateHandoffId);
    expect(unopened).toHaveLength(round.groupOrderIds.length - 1);
  });

  it('opens one handoff for a group order, whoever asks and however often', async () => {
    expect(handoff).toMatchObject({ kind: 'gate', expectedBags: bags.length, receivedBags: 0 });
    expect(handoff.formNo).toMatch(/^M20261121-[0-9A-F]{10}$/);
    expect((await world.openGate(round, handoff.groupOrderId ?? '')).id).toBe(handoff.id);
    const deputy = await world.captainOf(handoff.groupOrderId ?? '', true);
    const body = { clientKey: newKey(), groupOrderId: handoff.groupOrderId ?? '' };
    expect((await world.ok(deputy, 'POST /loads/:id/gate-handoffs', { ...loadAt(round), body })).id).toBe(
      handoff.id,
    );
  });

  it('receives a bag by scan, once per event, in the version that was seen', async () => {
    const [bag] = bags;
    const eventId = newId();
    expect((await scan(bag, { eventId })).body).toEqual({
      bagCode: bag?.code,
      status: 'handed_over',
      version: 3,
      repeated: false,
    });
    expect((await scan(bag, { eventId })).body).toMatchObject({ version: 3, repeated: true });
    expect((await scan(bags[1], { seenVersion: 1 })).code).toBe('bag_moved');
    expect((await scan(undefined)).code).toBe('bag_not_in_handoff');
    const [, other = ''] = round.groupOrderIds;
    const foreign = (await world.openGate(round, other)).bags[0];
    expect((await scan(foreign)).code).toBe('bag_not_in_handoff');
    expect((await scan(bags[1], {}, await world.captainOf(other))).status).toBe(404);
    expect(await read()).toMatchObject({ receivedBags: 1 });
  });

  it('counts the same scan sent many times at once as one', async () => {
    const [bag] = bags;
    const eventId = newId();
    const answers = await Promise.all(Array.from({ length: 8 }, () => scan(bag, { eventId })));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(answers.filter(({ body }) => !body.repeated)).toHaveLength(1);
    const races = await Promise.all(Array.from({ length: 8 }, () => scan(bags[1])));
    expect(races.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(races.filter(({ body }) => !body.repeated)).toHaveLength(1);
    expect(await read()).toMatchObject({ receivedBags: 2 });
  });

  it('counts a bag once that two gates check off, also when one of them is heard late', async () => {
    const [bag, unseen] = bags;
    const desk = await world.staffAt(handoff.dropPointId ?? '');
    expect((await scan(bag)).body).toMatchObject({ repeated: false });
    expect((await scan(bag, {}, desk)).body).toEqual({
      bagCode: bag?.code,
      status: 'handed_over',
      version: 3,
      repeated: true,
    });
    await sign('receiver', captain);
    expect((await scan(bag, {}, desk)).body).toMatchObject({ version: 3, repeated: true });
    expect((await scan(unseen, {}, desk)).code).toBe('handoff_closed');
    await sign('giver', round.driver);
    expect((await scan(bag, {}, desk)).body).toMatchObject({ status: 'handed_over', repeated: true });
    expect((await scan(unseen, {}, desk)).code).toBe('handoff_closed');
    const events = await world.db.many('SELECT id FROM bag_events WHERE bagId = ? AND handoffId = ?', [
      bag?.id ?? '',
      handoff.id,
    ]);
    expect(events).toHaveLength(1);
    expect(await read()).toMatchObject({ receivedBags: 1 });
  });

  it('lets only a full count stand for every bag', async () => {
    await scan(bags[0]);
    const short = await count(bags.length - 1);
    expect(short).toMatchObject({ status: 409, code: 'count_mismatch' });
    expect(await read()).toMatchObject({ receivedBags: 1 });
    expect((await count(bags.length, 3)).body).toMatchObject({
      receivedBags: bags.length,
      receivedCrates: 3,
    });
    expect((await count(bags.length, 3)).body).toMatchObject({ receivedBags: bags.length });
    expect(new Set(await statuses())).toEqual(new Set(['handed_over']));
  });

  it('keeps exceptions, the same finding once', async () => {
    const except = (kind: 'damaged' | 'extra', bagCode: string | undefined, note = '袋子破了') =>
      world.call(captain, 'POST /handoffs/:id/exceptions', {
        ...handoffAt(handoff),
        body: { kind, bagCode, note },
      });
    await except('damaged', bags[0]?.code);
    expect((await except('damaged', bags[0]?.code)).body).toMatchObject({
      exceptions: [{ kind: 'damaged', bagCode: bags[0]?.code, note: '袋子破了' }],
    });
    expect((await except('damaged', 'NOSUCHBAG')).code).toBe('bag_not_in_handoff');
    expect((await except('extra', 'NOSUCHBAG', '多出一袋')).body).toMatchObject({
      exceptions: { length: 2 },
    });
  });

  it('hands over when both have signed: what was not received is missing', async () => {
    for (const bag of bags.slice(2)) await scan(bag);
    expect((await sign('giver', captain)).code).toBe('not_your_side');
    expect((await sign('receiver', captain)).body).toMatchObject({
      completedAt: null,
      receiverId: captain.id,
    });
    expect((await scan(bags[0])).code).toBe('handoff_closed');
    expect((await count(bags.length)).code).toBe('handoff_closed');
    expect((await sign('receiver', await world.captainOf(handoff.groupOrderId ?? '', true))).code).toBe(
      'already_signed',
    );
    const signed = (await sign('giver', round.driver)).body;
    expect(signed).toMatchObject({ giverId: round.driver.id, receivedBags: bags.length - 2 });
    expect([signed.giverName, signed.receiverName]).toEqual([
      await nameOf(round.driver),
      await nameOf(captain),
    ]);
    const floor = await world.ok(captain, 'GET /windows/:id/floor', { params: { id: round.windowId } });
    const missing = floor.households.flatMap((household) =>
      household.bags.filter(({ status }) => status === 'missing'),
    );
    expect(missing.map(({ code }) => code).sort()).toEqual(
      bags
        .slice(0, 2)
        .map(({ code }) => code)
        .sort(),
    );
    expect(signed.exceptions.map(({ kind, bagCode }) => [kind, bagCode]).sort()).toEqual(
      bags
        .slice(0, 2)
        .map(({ code }) => ['missing', code])
        .sort(),
    );
    expect((await statuses()).filter((status) => status === 'missing')).toHaveLength(2);
    const held = await world.db.many<{ holderKind: string; holderId: string | null; count: number }>(
      'SELECT holderKind, holderId, COUNT(*) AS count FROM bags WHERE groupOrderId = ? GROUP BY holderKind, holderId',
      [handoff.groupOrderId],
    );
    expect(held).toEqual(
      expect.arrayContaining([
        { holderKind: 'nobody', holderId: null, count: 2 },
        { holderKind: 'captain', holderId: captain.id, count: bags.length - 2 },
      ]),
    );
    const [group] = await world.db.many<{ status: string }>('SELECT status FROM group_orders WHERE id = ?', [
      handoff.groupOrderId,
    ]);
    expect(group?.status).toBe('handed_over');
  });

  it('ends the load with its last gate, signed at once by all (A5.13)', async () => {
    const handoffs: HandoffView[] = [];
    for (const id of round.groupOrderIds) handoffs.push(await world.openGate(round, id));
    await Promise.all(handoffs.map((one) => world.signGate(round, one)));
    expect(await world.ok(round.staff, 'GET /loads/:id', loadAt(round))).toMatchObject({ status: 'done' });
  });

  it('shows a handoff to its two sides alone', async () => {
    const at = handoffAt(handoff);
    expect((await world.call(round.driver, 'GET /handoffs/:id', at)).status).toBe(200);
    const [, other = ''] = round.groupOrderIds;
    expect((await world.call(await world.captainOf(other), 'GET /handoffs/:id', at)).status).toBe(404);
    expect((await world.call(captain, 'GET /handoffs/:id', { params: { id: newId() } })).status).toBe(404);
  });
});
