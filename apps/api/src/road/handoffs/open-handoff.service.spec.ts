import { newId } from '../../ground/db/ids';
import { DropPoint } from '../../district/places/place.entity';
import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, startService, type TestService } from '@cailan/trials/world/service';
import {
  forgetTrade,
  leave,
  loadAll,
  loadAt,
  packedRound,
  staffAt,
} from '@cailan/trials/world/carried-round';

describeEngines('stops on the way', (engine) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService(engine);
  });
  beforeEach(() => forgetTrade(service));
  afterAll(() => service.close());

  it('passes a sorting point, where a count is signed by both and a difference is an exception', async () => {
    const [gate] = await service.db.many<DropPoint>('SELECT * FROM drop_points ORDER BY code');
    if (!gate) throw new Error('no gate');
    const via: DropPoint = {
      ...gate,
      id: newId(),
      code: 'SORT',
      name: '集中分拣点',
      kind: 'sorting_point',
      communityId: null,
    };
    await service.db.transaction(async (tx) => {
      await tx.insert(DropPoint, [via]);
      await tx.run('UPDATE drop_points SET viaDropPointId = ? WHERE id = ?', [via.id, gate.id]);
    });
    const round = await loadAll(
      service,
      await packedRound(service, { lists: Array.from({ length: 18 }, () => ({ 'EGG-001': 1 })) }),
    );
    expect(round.load.stops[0]).toMatchObject({ dropPointId: via.id, kind: 'sorting_point', groups: [] });
    await leave(service, round);
    const staff = await staffAt(service, gate.id);
    const transfer = (dropPointId: string, receivedBags: number) =>
      service.call(staff, 'POST /loads/:id/transfers', {
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
    const signed = await service.ok(round.driver, 'POST /handoffs/:id/sign', {
      params: { id: (exact.body as { id: string }).id },
      body: { side: 'giver' },
    });
    expect(signed.completedAt).not.toBeNull();
    expect(
      new Set(
        (await service.db.many<{ status: string }>('SELECT status FROM bags')).map(({ status }) => status),
      ),
    ).toEqual(new Set(['loaded']));
    const stops = (await service.ok(round.staff, 'GET /loads/:id', loadAt(round))).stops;
    expect(stops[0]?.arrivedAt).not.toBeNull();
    expect(stops.map(({ transferHandoffId }) => transferHandoffId)).toEqual([
      (short.body as { id: string }).id,
      null,
    ]);
    await service.db.transaction((tx) => tx.run('UPDATE drop_points SET viaDropPointId = NULL'));
  });
});
