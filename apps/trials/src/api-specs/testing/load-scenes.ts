import { arriveAll, leave, loadAll, packedRound, type CarriedRound } from '../../world/carried-round';
import { newKey, type TestService } from '../../world/service';

type Scene = (service: TestService) => Promise<void>;

const LISTS: Record<string, number>[] = [{ 'EGG-001': 2 }];

async function left(service: TestService): Promise<CarriedRound> {
  const round = await loadAll(service, await packedRound(service, { lists: LISTS }));
  await leave(service, round);
  return round;
}

async function arrived(service: TestService): Promise<CarriedRound> {
  const round = await left(service);
  await arriveAll(service, round);
  return round;
}

const end = ({ staff, load }: CarriedRound, service: TestService, outcome: 'returned' | 'lost') =>
  service.ok(staff, 'POST /loads/:id/end', {
    params: { id: load.id },
    body: { clientKey: newKey(), outcome, reason: '车坏了' },
  });

/** How loads end that do not deliver, on their way and at their points, and what becomes of goods that came back. */
export const loadScenes: Record<string, Scene> = {
  'a load comes back, its goods leave again and come back from the point': async (service) => {
    const round = await left(service);
    await end(round, service, 'returned');
    const again = await loadAll(service, round);
    await leave(service, again);
    await arriveAll(service, again);
    await end(again, service, 'returned');
    for (const id of round.groupOrderIds)
      await service.ok(round.staff, 'POST /group-orders/:id/undeliverable', {
        params: { id },
        body: { reason: '没有车' },
      });
  },
  'a load is lost on its way': async (service) => {
    await end(await left(service), service, 'lost');
  },
  'a load is lost at its point': async (service) => {
    await end(await arrived(service), service, 'lost');
  },
};
