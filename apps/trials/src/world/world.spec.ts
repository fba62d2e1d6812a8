import type { GroupOrderStatus } from '@cailan/shared-types';
import { describeEmbedded } from './engines';
import { startWorld, type OpenRound, type World } from './world';

/** How far each maker brings a round's group orders with a list; a draft has none. */
const MAKERS: [string, (world: World) => Promise<OpenRound>, round: string, groups: GroupOrderStatus[]][] = [
  ['draftRound', (world) => world.draftRound(), 'draft', []],
  ['openRound', (world) => world.openRound(), 'open', []],
  ['ordered', (world) => world.ordered(), 'open', ['collecting']],
  ['confirmed', (world) => world.confirmed(), 'open', ['confirmed']],
  ['paid', (world) => world.paid(), 'closed', ['paid']],
  ['picked', (world) => world.picked(), 'fulfilling', ['picking']],
  ['packed', (world) => world.packed(), 'fulfilling', ['packed']],
  ['loaded', (world) => world.loaded(), 'fulfilling', ['packed']],
  ['left', (world) => world.left(), 'fulfilling', ['dispatched']],
  ['atGate', (world) => world.atGate(), 'fulfilling', ['dispatched']],
  ['carried', (world) => world.carried(), 'fulfilling', ['handed_over']],
];

describeEmbedded('the world of a spec', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(engine);
  });
  afterEach(() => world.forgetTrade());
  afterAll(() => world.close());

  it.each(MAKERS)('makes a round that is %s', async (_, make, status, groups) => {
    const { round } = await make(world);
    const found = await world.db.many<{ status: string }>(
      `SELECT DISTINCT status FROM group_orders g WHERE roundId = ?
       AND EXISTS (SELECT 1 FROM household_orders WHERE groupOrderId = g.id AND status <> 'draft')`,
      [round.id],
    );
    expect(await world.statusOf('rounds', round.id)).toBe(status);
    expect(found.map((group) => group.status)).toEqual(groups);
  });

  it('is what CONTRIBUTING shows of it', async () => {
    const round = await world.atGate({ lists: [{ 'EGG-001': 1 }] });
    const handoff = await world.openGate(round, round.groupOrderIds[0] ?? '');
    expect(handoff).toMatchObject({ kind: 'gate', expectedBags: 1 });
  });
});
