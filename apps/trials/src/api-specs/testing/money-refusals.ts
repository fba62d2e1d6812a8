import {
  carriedRound,
  leave,
  loadAll,
  openGate,
  packedRound,
  signGate,
  arriveAll,
} from '../../world/carried-round';
import { Evening } from '@cailan/api/money/settlement/testing/evening';
import type { Stage } from './stage';

/** What leaders give back, and who bears what was lost. */
export async function moneyRefusals(stage: Stage): Promise<void> {
  const lists = [{ 'VEG-001': 4 }];
  const { service, reached } = stage;
  const evening = new Evening(
    service,
    await carriedRound(service, { lists, round: { duesMode: 'before_confirm' } }),
  );
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
  const { service, reached } = stage;
  const round = await loadAll(service, await packedRound(service, { lists: [{ 'EGG-001': 1 }] }));
  await leave(service, round);
  await arriveAll(service, round);
  const gate = await openGate(service, round, round.groupOrderIds[0] ?? '');
  await signGate(service, round, gate);
  const evening = new Evening(service, round);
  const watcher = await evening.watcherOf(round.residents[0]);
  await reached.by('lost_before_gate', evening.decide(watcher, gate.bags[0]?.code ?? '', 'community'));
}
