import type { Role, ScopeKind } from '@cailan/shared-types';
import { newId } from '../../ground/db/ids';
import { RoleGrant } from '../../people/people/person.entity';
import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, type OpenRound, startWorld, type TestPerson, type World } from '@cailan/trials/world/world';

describeEngines('a round that serves two communities', (engine) => {
  let world: World;
  let round: OpenRound;
  let staff: TestPerson[];
  beforeAll(async () => {
    world = await startWorld(engine);
    round = await world.openRound({ offers: { 'VEG-001': {} } });
    staff = [];
    for (const id of round.round.communityIds) staff.push(await world.person('community_staff', id));
    for (const person of await world.people('resident')) await world.order(person, round, { 'VEG-001': 1 });
  });
  afterAll(() => world.close());

  const give = (personId: string, role: Role, scopeKind: ScopeKind, scopeId: string) =>
    world.db.transaction((tx) =>
      tx.insert(RoleGrant, [
        {
          ...{ id: newId(), personId, role, scopeKind, scopeId, deputyOfId: null, dropPointId: null },
          ...{ startsAt: '2026-01-01T00:00:00.000Z', endsAt: null, historyFrom: null, contact: null },
        },
      ]),
    );
  const steer = async (who: TestPerson | undefined, { round: { id, cutOffAt, payBy } }: OpenRound) => {
    const params = { id };
    const body = { reason: '封控' };
    const offers = [{ productId: newId(), priceFen: 1 }];
    return [
      await world.call(who, 'POST /rounds/:id/open', { params }),
      await world.call(who, 'PUT /rounds/:id/offers', { params, body: { offers } }),
      await world.call(who, 'POST /rounds/:id/extend', { params, body: { cutOffAt, payBy } }),
      await world.call(who, 'POST /rounds/:id/close', { params }),
      await world.call(who, 'POST /rounds/:id/cancel', { params, body }),
      await world.call(who, 'GET /rounds/:id/totals', { params }),
    ].map(({ code }) => code);
  };

  it('is steered by its shop and district, not by the staff of one of them', async () => {
    const [one] = staff;
    expect(await steer(one, round)).toEqual(Array(6).fill('role_required'));
  });

  it('is not steered by them with a shop’s role that they hold elsewhere', async () => {
    const [, one] = staff;
    const rival = await world.db.one<{ id: string }>(`SELECT id FROM supermarkets WHERE code = 'S2'`);
    await give(one?.id ?? '', 'supermarket_staff', 'supermarket', rival?.id ?? '');
    expect(await steer(one, round)).toEqual(Array(6).fill('not_found'));
    expect(await steer(one, await world.draftRound())).toEqual(Array(6).fill('not_found'));
  });

  it('gives a shop’s staff no roll-up of its buildings through a grid that they lead elsewhere', async () => {
    const [group] = await world.groupsOf(round);
    const body = { clientKey: newKey(), groupOrderIds: [group?.id ?? ''] };
    await world.ok(group?.leader, 'POST /group-orders/confirm', { body });
    const params = { id: round.round.id };
    await give(round.staff.id, 'grid_leader', 'grid', newId());
    expect(await world.call(round.staff, 'GET /rounds/:id/roll-up', { params })).toMatchObject({
      code: 'not_found',
    });
  });

  it('ends for one building of theirs by their own staff’s hand, and for no other', async () => {
    const groups = await world.db.many<{ id: string; communityId: string }>(
      `SELECT id, communityId FROM group_orders WHERE roundId = ? AND status = 'collecting' ORDER BY id`,
      [round.round.id],
    );
    const [one] = staff;
    const own = groups.find(({ communityId }) => communityId === one?.scopeId);
    const other = groups.find(({ communityId }) => communityId !== one?.scopeId);
    const cancel = (id = '') =>
      world.call(one, 'POST /group-orders/:id/cancel', { params: { id }, body: { reason: '封控' } });
    expect(await cancel(other?.id)).toMatchObject({ code: 'not_found' });
    expect((await cancel(own?.id)).body).toMatchObject({ id: own?.id, status: 'cancelled' });
  });
});
