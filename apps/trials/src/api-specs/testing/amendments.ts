import { newKey, type TestPerson, type World } from '../../world/world';
import type { Evening } from './evening';
import type { Stage } from './stage';

const REASON = '下雪封路';

/** A window that nothing has been ordered in: the last one that is planned. */
async function freeWindow(world: World, districtId: string): Promise<{ id: string; dropPointId: string }> {
  const row = await world.db.one<{ id: string; dropPointId: string }>(
    `SELECT w.id, p.dropPointId FROM delivery_windows w JOIN window_points p ON p.windowId = w.id
     WHERE w.status = 'planned' AND w.districtId = ? ORDER BY w.startAt DESC, p.id LIMIT 1`,
    [districtId],
  );
  return row ?? { id: '', dropPointId: '' };
}

/** The district changes its plan while it runs: a point, what a window may promise, the window's time, and the window itself. */
export async function amendPlan(evening: Evening, { admin }: { admin: TestPerson }): Promise<void> {
  const { world } = evening;
  const { id, dropPointId } = await freeWindow(world, admin.scopeId);
  const reason = () => ({ clientKey: newKey(), reason: REASON });
  const params = { id };
  await evening.ask('PUT /delivery-windows/:id/points/:dropPointId', admin, {
    params: { id, dropPointId },
    body: { ...reason(), capacity: 30 },
  });
  const times = { startAt: '2026-12-05T11:30:00.000Z', endAt: '2026-12-05T13:30:00.000Z' };
  await evening.ask('PUT /delivery-windows/:id', admin, { params, body: { ...reason(), ...times } });
  await evening.ask('POST /delivery-windows/:id/cancel', admin, { params, body: reason() });
  const point = { name: '北门', staff: 2, capacity: 50, fromAt: '2099-01-01T00:00:00.000Z' };
  const proposed = await evening.ask('PUT /drop-points/:id', admin, {
    params: { id: dropPointId },
    body: { ...reason(), ...point },
  });
  await evening.ask('POST /amendments/:id/withdraw', admin, {
    params: { id: proposed.id },
    body: { reason: '写错了' },
  });
  await evening.ask('PUT /class-limits', admin, {
    body: { ...reason(), limits: [{ productClass: 'grain', quantity: 8, periodDays: 7 }] },
  });
  const ceilings = [{ productCode: 'VEG-001', ceilingFen: 99_999 }];
  await evening.ask('PUT /price-ceilings', admin, { body: { ...reason(), ceilings } });
}

/** What may not be changed of a plan, while it runs. */
export async function amendmentRefusals(stage: Stage): Promise<void> {
  const { world, reached } = stage;
  const admin = await world.person('district_admin');
  const round = await world.left({ lists: [{ 'EGG-001': 1 }] });
  const at = `/delivery-windows/${round.windowId}`;
  const why = () => ({ ...stage.key(), reason: REASON });
  const move = (startAt: string, endAt: string) => stage.put(admin, at, { ...why(), startAt, endAt });
  await reached.by('window_times', move('2026-11-21T13:30:00.000Z', '2026-11-21T11:30:00.000Z'));
  await reached.by('windows_overlap', move('2026-11-22T12:00:00.000Z', '2026-11-22T13:00:00.000Z'));
  await reached.by('window_under_way', stage.post(admin, `${at}/cancel`, why()));
  const dropPointId = round.load.stops[0]?.dropPointId ?? '';
  await reached.by(
    'capacity_below_taken',
    stage.put(admin, `${at}/points/${dropPointId}`, { ...why(), capacity: 0 }),
  );
  await world.forgetTrade();
  await world.openRound();
  await reached.by('window_before_pay_by', move('2026-11-21T07:00:00.000Z', '2026-11-21T13:30:00.000Z'));
}

/** A change begins and is followed by the next; another one is withdrawn; a window is cancelled. */
export async function amendmentScene(world: World): Promise<void> {
  const admin = await world.person('district_admin');
  const { id, dropPointId } = await freeWindow(world, admin.scopeId);
  const resize = (capacity: number) =>
    world.ok(admin, 'PUT /delivery-windows/:id/points/:dropPointId', {
      params: { id, dropPointId },
      body: { clientKey: newKey(), reason: REASON, capacity },
    });
  await resize(30);
  await resize(20);
  const { id: proposed } = await world.ok(admin, 'PUT /drop-points/:id', {
    params: { id: dropPointId },
    body: {
      ...{ clientKey: newKey(), reason: REASON, name: '北门', staff: 1, capacity: 9 },
      fromAt: '2099-01-01T00:00:00.000Z',
    },
  });
  const params = { id: proposed };
  await world.ok(admin, 'POST /amendments/:id/withdraw', { params, body: { reason: '写错了' } });
  const body = { clientKey: newKey(), reason: REASON };
  await world.ok(admin, 'POST /delivery-windows/:id/cancel', { params: { id }, body });
}
