import { newId } from '../../ground/db/ids';
import { DropPoint } from '../../district/places/place.entity';
import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, startWorld, type World } from '@cailan/trials/world/world';
import { loadAt } from '@cailan/trials/world/road';

describeEngines('stops on the way', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(engine);
  });
  beforeEach(() => world.forgetTrade());
  afterAll(() => world.close());

  it('passes a sorting point, where a count is signed by both and a difference is an exception', async () => {
    const [gate] = await world.db.many<DropPoint>('SELECT * FROM drop_points ORDER BY code');
    if (!gate) throw new Error('no gate');
    const via: DropPoint = {
      ...gate,
      id: newId(),
      code: 'SORT',
      name: '集中分拣点',
      kind: 'sorting_point',
      communityId: null,
    };
    await world.db.transaction(async (tx) => {
      await tx.insert(DropPoint, [via]);
      await tx.run('UPDATE drop_points SET viaDropPointId = ? WHERE id = ?', [via.id, gate.id]);
    });
    const round = await world.loadAll(
      await world.packed({ lists: Array.from({ length: 18 }, () => ({ 'EGG-001': 1 })) }),
    );
    expect(round.load.stops[0]).toMatchObject({ dropPointId: via.id, kind: 'sorting_point', groups: [] });
    await world.leave(round);
    const staff = await world.staffAt(gate.id);
    const transfer = (dropPointId: string, receivedBags: number) =>
      world.call(staff, 'POST /loads/:id/transfers', {
        ...loadAt(round),
        body: { clientKey: newKey(), dropPointId, receivedBags, receivedCrates: 0 },
      });
    expect((await transfer(newId(), 18)).code).toBe('not_found');
    const exact = await transfer(via.id, 18);
    expect(exact.body).toMatchObject({
      kind: 'transfer',
      expectedBags: 18,
      receivedBags: 18,
      exceptions: [],
    });
    const short = await transfer(via.id, 17);
    expect(short.body).toMatchObject({ exceptions: [{ kind: 'missing', note: '袋：应收 18，实收 17' }] });
    const signed = await world.ok(round.driver, 'POST /handoffs/:id/sign', {
      params: { id: (exact.body as { id: string }).id },
      body: { side: 'giver' },
    });
    expect(signed.completedAt).not.toBeNull();
    expect(
      new Set(
        (await world.db.many<{ status: string }>('SELECT status FROM bags')).map(({ status }) => status),
      ),
    ).toEqual(new Set(['loaded']));
    const stops = (await world.ok(round.staff, 'GET /loads/:id', loadAt(round))).stops;
    expect(stops[0]?.arrivedAt).not.toBeNull();
    expect(stops.map(({ transferHandoffId }) => transferHandoffId)).toEqual([
      (short.body as { id: string }).id,
      null,
    ]);
    await world.db.transaction((tx) => tx.run('UPDATE drop_points SET viaDropPointId = NULL'));
  });
});
