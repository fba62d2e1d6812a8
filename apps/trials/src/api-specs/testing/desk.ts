import type { RefusalCode } from '@cailan/shared-types';
import type { TestEngine } from '../../world/engines';
import { newKey, type OpenRound, startWorld, type TestPerson, type World } from '../../world/world';
import { contents } from './contents';
import { flaws, send, type AnyRequest } from './problems';

/** A bad request, which by default goes to the submission of a list, and how it must be refused. */
export type Case = [name: string, request: Partial<AnyRequest>, code: RefusalCode, fault?: string];

/** Where bad requests are handed in: a service with an open round in which one household has ordered. */
export interface Desk {
  world: World;
  round: OpenRound;
  /** Has not ordered; `list` is theirs. */
  person: TestPerson;
  /** Has ordered. */
  neighbour: TestPerson;
  offerId: string;
  /** A list that would be taken, but for what is changed in it. */
  list(change?: object): object;
  /** A request with such a list, changed in its line. */
  line(change: object): Partial<AnyRequest>;
  /** Every case is refused as it should be, and not one row is different afterwards. */
  refuseAll(as: TestPerson | undefined, cases: readonly Case[]): Promise<void>;
}

export async function openDesk(engine: TestEngine): Promise<Desk> {
  const world = await startWorld(engine);
  const round = await world.openRound({ offers: { 'VEG-001': { quota: 100 }, 'GRN-001': {} } });
  const [neighbour, person] = (await world.people('resident')) as [TestPerson, TestPerson];
  const offerId = round.offerOf('VEG-001');
  await world.order(neighbour, round, { 'VEG-001': 2 });
  const list = (change: object = {}) => ({
    clientKey: newKey(),
    householdId: person.scopeId,
    version: 0,
    lines: [{ offerId, quantity: 1 }],
    ...change,
  });
  const line = (change: object) => ({ body: list({ lines: [{ offerId, quantity: 1, ...change }] }) });
  const refuseAll = async (as: TestPerson | undefined, cases: readonly Case[]) => {
    const before = await contents(world);
    const wrong: string[] = [];
    for (const [name, request, code, fault] of cases) {
      const answer = await send(world, as, { path: `/windows/${round.windowId}/list/submit`, ...request });
      wrong.push(...flaws(answer, code, fault).map((flaw) => `${name}: ${flaw}`));
    }
    expect(wrong).toEqual([]);
    expect(await contents(world)).toEqual(before);
  };
  return { world, round, person, neighbour, offerId, list, line, refuseAll };
}
