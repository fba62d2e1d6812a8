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
