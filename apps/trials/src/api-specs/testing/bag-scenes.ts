import { bagMoves, type DoorOutcome } from '@cailan/shared-types';
import { newId } from '@cailan/api/ground/db/ids';
import type { CarriedRound, World } from '../../world/world';

type Scene = (world: World) => Promise<void>;
type End = 'redelivered' | 'collected' | 'returned' | 'written_off' | 'held';

const LISTS: Record<string, number>[] = [{ 'EGG-001': 2 }];

async function door(world: World, round: CarriedRound, outcome: DoorOutcome): Promise<string[]> {
  const householdId = round.residents[0]?.scopeId ?? '';
  const reply = await world.ok(
    await world.giverTo(householdId),
    'POST /windows/:id/households/:householdId/door',
    {
      params: { id: round.windowId, householdId },
      body: { eventId: newId(), outcome, heldAt: '岗亭' },
    },
  );
  return reply.bags.map(({ bagCode }) => bagCode);
}

async function resolve(world: World, round: CarriedRound, codes: string[], to: End): Promise<void> {
  const giver = await world.giverTo(round.residents[0]?.scopeId ?? '');
  for (const code of codes)
    await world.ok(giver, 'POST /bags/:code/resolution', {
      params: { code },
      body: { eventId: newId(), to, heldAt: '岗亭' },
    });
}

/** What may become of bags in a captain's hand, and how each of those ends. */
const AT_DOORS: [DoorOutcome, keyof typeof bagMoves][] = [
  ['not_home', 'held'],
  ['refused', 'refused'],
  ['damaged', 'damaged'],
  ['missing', 'missing'],
];

const fromDoors = AT_DOORS.flatMap(([outcome, status]) =>
  bagMoves[status].map((to): [string, Scene] => [
    `a bag that was ${outcome} at the door ends as ${to}`,
    async (world) => {
      const round = await world.carried({ lists: LISTS });
      await resolve(world, round, await door(world, round, outcome), to as End);
    },
  ]),
);

const arrives = (['delivered', 'left_at_door', 'collected'] as const).map((outcome): [string, Scene] => [
  `a bag arrives: ${outcome}`,
  async (world) => {
    const round = await world.carried({ lists: LISTS });
    await door(world, round, outcome);
  },
]);

/** The ways of bags from the gate to their ends. */
export const bagScenes: Record<string, Scene> = {
  ...Object.fromEntries([...fromDoors, ...arrives]),
  'a bag is missing at the gate': async (world) => {
    const round = await world.loadAll(await world.packed({ lists: LISTS }));
    await world.leave(round);
    await world.arriveAll(round);
    for (const id of round.groupOrderIds) await world.signGate(round, await world.openGate(round, id));
  },
};
