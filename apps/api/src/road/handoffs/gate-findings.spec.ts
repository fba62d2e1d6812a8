import type { HandoffView } from '@cailan/shared-types';
import { newId } from '../../ground/db/ids';
import { Evening } from '../../money/settlement/testing/evening';
import { describeEngines } from '@cailan/trials/world/engines';
import { type CarriedRound, startWorld, type TestPerson, type World } from '@cailan/trials/world/world';
import { handoffAt } from '@cailan/trials/world/road';

const CRATES = 2;

describeEngines('what is found at the gate', (engine) => {
  let world: World;
  let round: CarriedRound;
  let captain: TestPerson;
  let handoff: HandoffView;

  beforeAll(async () => {
    world = await startWorld(engine);
  });
  beforeEach(async () => {
    await world.forgetTrade();
    const lists = Array.from({ length: 4 }, () => ({ 'EGG-001': 1, 'GRN-001': 1 }));
    const packed = await world.packed({ lists });
    const [groupOrderId = ''] = packed.groupOrderIds;
    await world.ok(packed.staff, 'PUT /group-orders/:id/crates', {
      params: { id: groupOrderId },
      body: { crates: [{ lane: 'ambient', count: CRATES }] },
    });
    round = await world.loadAll(packed);
    await world.leave(round);
    await world.arriveAll(round);
    captain = await world.captainOf(groupOrderId);
    handoff = await world.openGate(round, groupOrderId);
  });
  afterAll(() => world.close());

  const count = (body: { bags?: number; crates: number }) =>
    world.call(captain, 'POST /handoffs/:id/count', { ...handoffAt(handoff), body });
  const scan = ({ code, version }: HandoffView['bags'][number]) =>
    world.ok(captain, 'POST /handoffs/:id/check-offs', {
      ...handoffAt(handoff),
      body: { eventId: newId(), bagCode: code, seenVersion: version },
    });
  const found = (kind: 'damaged' | 'missing', note: string, bagCode?: string) =>
    world.ok(captain, 'POST /handoffs/:id/exceptions', {
      ...handoffAt(handoff),
      body: { kind, bagCode, note },
    });
  const damaged = (bagCode?: string) => found('damaged', '鸡蛋碎了', bagCode);
  const exceptions = async () =>
    world.ok(await world.staffAt(handoff.dropPointId ?? ''), 'GET /windows/:id/exceptions', {
      params: { id: round.windowId },
    });

  it('writes a missing bag down once, whether the captain notes it or nobody does', async () => {
    const [noted, unnoted, ...here] = handoff.bags;
    for (const bag of here) await scan(bag);
    await count({ crates: CRATES });
    await found('missing', '车上没有', noted?.code);
    const { exceptions } = await world.signGate(round, handoff);
    expect(exceptions).toHaveLength(2);
    expect(exceptions).toEqual(
      expect.arrayContaining([
        { kind: 'missing', bagCode: noted?.code, note: '车上没有' },
        { kind: 'missing', bagCode: unnoted?.code, note: '签字时未点到' },
      ]),
    );
  });

  it('counts crates beside a check-off bag by bag, and writes down what did not come', async () => {
    const [missing, ...here] = handoff.bags;
    for (const bag of here) await scan(bag);
    expect((await count({ bags: here.length, crates: 1 })).code).toBe('count_mismatch');
    const counted = await count({ crates: 1 });
    expect(counted.body).toMatchObject({ receivedBags: here.length, receivedCrates: 1, exceptions: [] });
    const crates = { kind: 'missing', bagCode: null, note: `周转箱：应收 ${CRATES}，实收 1` };
    const signed = await world.signGate(round, handoff);
    expect(signed.exceptions).toHaveLength(2);
    expect(signed.exceptions).toEqual(
      expect.arrayContaining([crates, { kind: 'missing', bagCode: missing?.code, note: '签字时未点到' }]),
    );
    expect(await exceptions()).toContainEqual({
      ...crates,
      handoffId: handoff.id,
      groupName: expect.any(String),
    });
  });

  it.each([
    ['none', [0], `周转箱：应收 ${CRATES}，实收 0`],
    ['none, since nobody counted', [], `周转箱：应收 ${CRATES}，实收 0`],
    ['too many', [3], `周转箱：应收 ${CRATES}，实收 3`],
    ['all, after a wrong count', [0, CRATES], undefined],
  ])('compares the last count of crates with those expected: %s', async (_name, counts, note) => {
    for (const bag of handoff.bags) await scan(bag);
    for (const crates of counts) await count({ crates });
    const { exceptions } = await world.signGate(round, handoff);
    expect(exceptions.map((exception) => exception.note)).toEqual(note ? [note] : []);
  });

  it('sets damaged bags aside with both signatures, as the supermarket’s loss', async () => {
    const [scanned, unscanned, ...others] = handoff.bags;
    if (!scanned || !unscanned) throw new Error('two bags were wanted');
    await scan(scanned);
    await damaged(scanned.code);
    await damaged();
    const found = await damaged(unscanned.code);
    expect(found).toMatchObject({ receivedBags: 2, exceptions: { length: 3 } });
    expect((await damaged(unscanned.code)).exceptions).toHaveLength(3);
    await count({ bags: handoff.expectedBags, crates: CRATES });
    const signed = await world.signGate(round, handoff);
    expect(signed).toMatchObject({ receivedBags: handoff.expectedBags, exceptions: { length: 3 } });
    const statusOf = new Map(signed.bags.map(({ code, status }) => [code, status]));
    expect([scanned, unscanned, ...others].map(({ code }) => statusOf.get(code))).toEqual([
      ...['damaged', 'damaged'],
      ...others.map(() => 'handed_over'),
    ]);
    const staff = await world.staffAt(handoff.dropPointId ?? '');
    const unserved = await world.ok(staff, 'GET /windows/:id/unserved', { params: { id: round.windowId } });
    const open = unserved.flatMap(({ bags }) => bags).filter(({ status }) => status === 'damaged');
    expect(open.map(({ code }) => code).sort()).toEqual([scanned.code, unscanned.code].sort());
    const held = await world.db.many(
      `SELECT DISTINCT holderKind, holderId, lossKind, lastHandoffId FROM bags WHERE status = 'damaged'`,
    );
    expect(held).toEqual([
      { holderKind: 'captain', holderId: captain.id, lossKind: 'damaged', lastHandoffId: handoff.id },
    ]);
  });

  it('ends what came damaged, and charges nobody but the supermarket for it', async () => {
    const [bag] = handoff.bags;
    await damaged(bag?.code);
    await count({ bags: handoff.expectedBags, crates: CRATES });
    await world.signGate(round, handoff);
    const code = bag?.code ?? '';
    const staff = await world.staffAt(handoff.dropPointId ?? '');
    const resolved = await world.ok(staff, 'POST /bags/:code/resolution', {
      params: { code },
      body: { eventId: newId(), to: 'returned' },
    });
    expect(resolved.status).toBe('returned');
    const losses = await world.ok(staff, 'GET /windows/:id/losses', { params: { id: round.windowId } });
    expect(losses).toMatchObject([
      { bagCode: code, lossKind: 'damaged', afterGate: false, bearer: 'supermarket' },
    ]);
    const evening = new Evening(world, round);
    expect((await evening.decide(staff, code, 'community')).code).toBe('lost_before_gate');
  });
});
