import { twoSidedActs, type Link, type TwoSided } from '@cailan/shared-types';
import { newId } from '@cailan/api/ground/db/ids';
import { at, Sealer } from '@cailan/api/ground/db/sealer';
import { describeEngines } from '../world/engines';
import { startWorld, type TestPerson, type World } from '../world/world';
import { twoSidedPlays, type Play } from './testing/two-sided-plays';
import { makeGateRound, type GateRound } from './testing/gate-round';

type Grant = Play['second'] & { deputyOfId?: string };

describeEngines('acts of two sides', (engine) => {
  let world: World;
  let gate: GateRound;
  let plays: Record<TwoSided, Play>;
  beforeAll(async () => {
    world = await startWorld(engine);
    gate = await makeGateRound(world);
    plays = twoSidedPlays(world, gate);
  });
  afterAll(() => world.close());

  const grant = (personId: string, { role, scopeKind, scopeId, deputyOfId }: Grant) =>
    world.db.transaction(async (tx) => {
      const startsAt = world.clock.now();
      const known = await tx.one(
        'SELECT id FROM role_grants WHERE personId = ? AND role = ? AND scopeId = ?',
        [personId, role, scopeId],
      );
      if (!known)
        await tx.insert<object>('role_grants', [
          { id: newId(), personId, role, scopeKind, scopeId, deputyOfId: deputyOfId ?? null, startsAt },
        ]);
    });
  const someone = async (...grants: Grant[]): Promise<TestPerson> => {
    const id = newId();
    const nameSealed = world.app.get(Sealer).seal('某人', at.name(id));
    const createdAt = world.clock.now();
    await world.db.transaction((tx) =>
      tx.insert<object>('people', [{ id, nameSealed, invented: 0, createdAt }]),
    );
    for (const each of grants) await grant(id, each);
    return { id, token: world.tokenOf(id), scopeId: '' };
  };
  const post = (deputyOfId: string): Grant => ({
    role: 'floor_captain',
    scopeKind: 'unit',
    scopeId: newId(),
    deputyOfId,
  });

  /** People who hold what the second side needs, and are on the first one by this link. */
  const both: Record<Link, (play: Play) => Promise<TestPerson[]>> = {
    self: async ({ otherId, second }) => {
      await grant(otherId, second);
      return [{ id: otherId, token: world.tokenOf(otherId), scopeId: '' }];
    },
    deputy: async ({ otherId, second }) => {
      const holder = await someone(second);
      await grant(otherId, post(holder.id));
      return [await someone(second, post(otherId)), holder];
    },
    household: async ({ second }) => {
      const { householdId: scopeId } = gate;
      return [await someone(second, { role: 'resident', scopeKind: 'household', scopeId })];
    },
    proxy: async ({ second }) => {
      const who = await someone(second);
      await world.db.transaction((tx) =>
        tx.run('UPDATE household_orders SET placedById = ? WHERE id = ?', [who.id, gate.householdOrderId]),
      );
      return [who];
    },
    employer: async ({ second }) => {
      const { supermarketId: scopeId } = gate.round;
      const work = { role: 'supermarket_staff', scopeKind: 'supermarket', scopeId } as const;
      return [await someone(second, work)];
    },
  };

  describe.each(Object.keys(twoSidedActs) as TwoSided[])('%s', (act) => {
    it.each(twoSidedActs[act] as readonly Link[])('is not done by one person alone: %s', async (link) => {
      const play = plays[act];
      await play.ready?.();
      for (const who of await both[link](play)) {
        const { status, code } = await play.attempt(who);
        expect({ act, link, status, own: code === 'both_sides' || code === 'own_household' }).toEqual({
          act,
          link,
          status: 403,
          own: true,
        });
      }
    });

    it('is done by two', async () => {
      const play = plays[act];
      await play.ready?.();
      const { status, code } = await play.attempt(play.right ?? (await someone(play.second)));
      expect({ act, status, code }).toEqual({ act, status: 200, code: undefined });
    });
  });
});
