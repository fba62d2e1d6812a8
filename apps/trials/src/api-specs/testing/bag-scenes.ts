import { bagMoves, type DoorOutcome } from '@cailan/shared-types';
import { newId } from '@cailan/api/ground/db/ids';
import {
  arriveAll,
  carriedRound,
  giverTo,
  leave,
  loadAll,
  openGate,
  packedRound,
  signGate,
  type CarriedRound,
} from '../../world/carried-round';
import type { TestService } from '../../world/service';

type Scene = (service: TestService) => Promise<void>;
type End = 'redelivered' | 'collected' | 'returned' | 'written_off' | 'held';

const LISTS: Record<string, number>[] = [{ 'EGG-001': 2 }];

async function door(service: TestService, round: CarriedRound, outcome: DoorOutcome): Promise<string[]> {
  const householdId = round.residents[0]?.scopeId ?? '';
  const reply = await service.ok(
    await giverTo(service, householdId),
    'POST /windows/:id/households/:householdId/door',
    {
      params: { id: round.windowId, householdId },
      body: { eventId: newId(), outcome, heldAt: '岗亭' },
    },
  );
  return reply.bags.map(({ bagCode }) => bagCode);
}

async function resolve(service: TestService, round: CarriedRound, codes: string[], to: End): Promise<void> {
  const giver = await giverTo(service, round.residents[0]?.scopeId ?? '');
  for (const code of codes)
    await service.ok(giver, 'POST /bags/:code/resolution', {
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
    async (service) => {
      const round = await carriedRound(service, { lists: LISTS });
      await resolve(service, round, await door(service, round, outcome), to as End);
    },
  ]),
);

const arrives = (['delivered', 'left_at_door', 'collected'] as const).map((outcome): [string, Scene] => [
  `a bag arrives: ${outcome}`,
  async (service) => {
    const round = await carriedRound(service, { lists: LISTS });
    await door(service, round, outcome);
  },
]);

/** The ways of bags from the gate to their ends. */
export const bagScenes: Record<string, Scene> = {
  ...Object.fromEntries([...fromDoors, ...arrives]),
  'a bag is missing at the gate': async (service) => {
    const round = await loadAll(service, await packedRound(service, { lists: LISTS }));
    await leave(service, round);
    await arriveAll(service, round);
    for (const id of round.groupOrderIds) await signGate(service, round, await openGate(service, round, id));
  },
};
