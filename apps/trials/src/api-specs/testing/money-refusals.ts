import { Evening } from '@cailan/api/money/settlement/testing/evening';
import type { Stage } from './stage';

/** What leaders give back, and who bears what was lost. */
export async function moneyRefusals(stage: Stage): Promise<void> {
  const lists = [{ 'VEG-001': 4 }];
  const { world, reached } = stage;
  const evening = new Evening(world, await world.carried({ lists, round: { duesMode: 'before_confirm' } }));
  const [resident] = evening.round.residents;
  await evening.tick(resident);
  const [code = ''] = await evening.door(resident, 'delivered');
  await evening.settle();
  await reached.by('nothing_to_acknowledge', evening.acknowledge(resident));
  await evening.tick(resident);
  await reached.by('return_waiting', evening.tick(resident));
  await reached.by('not_lost', evening.decide(await evening.watcherOf(resident), code, 'community'));
}

/** A bag that did not come to the gate. */
export async function gateLossRefusals(stage: Stage): Promise<void> {
  const { world, reached } = stage;
  const round = await world.loadAll(await world.packed({ lists: [{ 'EGG-001': 1 }] }));
  await world.leave(round);
  await world.arriveAll(round);
  const gate = await world.openGate(round, round.groupOrderIds[0] ?? '');
  await world.signGate(round, gate);
  const evening = new Evening(world, round);
  const watcher = await evening.watcherOf(round.residents[0]);
  await reached.by('lost_before_gate', evening.decide(watcher, gate.bags[0]?.code ?? '', 'community'));
}

/** A leader who has ticked dues, and not paid the shop, keeps the post until the money is handed over. */
export async function cashRefusals({ world, reached, key }: Stage): Promise<void> {
  const round = await world.confirmed({ lists: [{ 'VEG-001': 4 }], round: { duesMode: 'before_confirm' } });
  const [resident] = round.residents;
  const home = await world.db.one<{ gridId: string; communityId: string }>(
    'SELECT gridId, communityId FROM households WHERE id = ?',
    [resident?.scopeId ?? ''],
  );
  const leader = await world.person('grid_leader', home?.gridId);
  const [order] = await world.ok(resident, 'GET /household-orders');
  const tick = { params: { id: order?.id ?? '' }, body: key() };
  await world.ok(leader, 'POST /household-orders/:id/dues/tick', tick);
  const staff = await world.person('community_staff', home?.communityId);
  const query = { role: 'grid_leader', scopeId: leader.scopeId } as const;
  const posts = await world.ok(staff, 'GET /appointments', { query });
  const post = posts.find(({ personId }) => personId === leader.id);
  const end = `/appointments/${post?.id}/end`;
  await reached.by('cash_in_hand', world.raw(staff, 'POST', end, { ...key(), reason: '轮换' }));
}
