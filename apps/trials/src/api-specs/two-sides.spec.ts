import { twoSidedActs, type Link, type TwoSided } from '@cailan/shared-types';
import { newId } from '@cailan/api/ground/db/ids';
import { at, Sealer } from '@cailan/api/ground/db/sealer';
import { describeEngines } from '../world/engines';
import { startService, type TestPerson, type TestService } from '../world/service';
import { twoSidedPlays, type Play } from './testing/two-sided-plays';
import { makeWorld, type World } from './testing/world';

type Grant = Play['second'] & { deputyOfId?: string };

describeEngines('acts of two sides', (engine) => {
  let service: TestService;
  let world: World;
  let plays: Record<TwoSided, Play>;
  beforeAll(async () => {
    service = await startService(engine);
    world = await makeWorld(service);
    plays = twoSidedPlays(service, world);
  });
  afterAll(() => service.close());

  const grant = (personId: string, { role, scopeKind, scopeId, deputyOfId }: Grant) =>
    service.db.transaction(async (tx) => {
      const startsAt = service.clock.now();
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
    const nameSealed = service.app.get(Sealer).seal('某人', at.name(id));
    const createdAt = service.clock.now();
    await service.db.transaction((tx) =>
      tx.insert<object>('people', [{ id, nameSealed, invented: 0, createdAt }]),
    );
    for (const each of grants) await grant(id, each);
    return { id, token: service.tokenOf(id), scopeId: '' };
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
      return [{ id: otherId, token: service.tokenOf(otherId), scopeId: '' }];
    },
    deputy: async ({ otherId, second }) => {
      const holder = await someone(second);
      await grant(otherId, post(holder.id));
      return [await someone(second, post(otherId)), holder];
    },
    household: async ({ second }) => {
      const { householdId: scopeId } = world;
      return [await someone(second, { role: 'resident', scopeKind: 'household', scopeId })];
    },
    proxy: async ({ second }) => {
      const who = await someone(second);
      await service.db.transaction((tx) =>
        tx.run('UPDATE household_orders SET placedById = ? WHERE id = ?', [who.id, world.householdOrderId]),
      );
      return [who];
    },
    employer: async ({ second }) => {
      const { supermarketId: scopeId } = world.round;
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
