import { loadAll, packedRound } from '../../world/carried-round';
import { packAll, paidRound, pickAll } from '../../world/paid-round';
import { groupsOf, order } from '../../world/orders';
import { draftRound, openRound, type OpenRound } from '../../world/rounds';
import { newKey, type TestService } from '../../world/service';

type Scene = (service: TestService) => Promise<void>;

const LISTS: Record<string, number>[] = [{ 'EGG-001': 2 }];
const at = ({ round }: OpenRound) => ({ params: { id: round.id } });
const because = { body: { reason: '大雪' } };

async function ordered(service: TestService, offers?: Parameters<typeof openRound>[1]): Promise<OpenRound> {
  const open = await openRound(service, offers);
  await order(service, await service.person('resident'), open, { 'EGG-001': 1 });
  return open;
}

async function confirmed(service: TestService, offers?: Parameters<typeof openRound>[1]) {
  const open = await ordered(service, offers);
  const [group] = await groupsOf(service, open);
  if (!group) throw new Error('nobody ordered');
  const body = { clientKey: newKey(), groupOrderIds: [group.id] };
  await service.ok(group.leader, 'POST /group-orders/confirm', { body });
  return { ...open, group };
}

const close = (service: TestService, round: OpenRound) =>
  service.ok(round.staff, 'POST /rounds/:id/close', at(round));
const cancel = (service: TestService, round: OpenRound) =>
  service.ok(round.staff, 'POST /rounds/:id/cancel', { ...at(round), ...because });

/** How rounds, group orders and household orders end before their goods leave. */
export const groupScenes: Record<string, Scene> = {
  'a draft is cancelled': async (service) => {
    await cancel(service, await draftRound(service));
  },
  'an open round is cancelled': async (service) => {
    await cancel(service, await ordered(service));
  },
  'a round is closed, extended, closed again and cancelled': async (service) => {
    const open = await ordered(service);
    await close(service, open);
    const { cutOffAt, payBy } = open.round;
    await service.ok(open.staff, 'POST /rounds/:id/extend', { ...at(open), body: { cutOffAt, payBy } });
    await close(service, open);
    await cancel(service, open);
  },
  'a list is withdrawn as a draft, edited, and withdrawn as handed in': async (service) => {
    const open = await openRound(service);
    const person = await service.person('resident');
    const params = { id: open.windowId };
    const lines = [{ offerId: open.offerOf('EGG-001'), quantity: 1 }];
    const household = { householdId: person.scopeId };
    const withdraw = () =>
      service.ok(person, 'POST /windows/:id/list/withdraw', {
        params,
        body: { clientKey: newKey(), ...household },
      });
    const save = async () => {
      const { version } = await service.ok(person, 'GET /windows/:id/list', { params, query: household });
      await service.ok(person, 'PUT /windows/:id/list', { params, body: { ...household, version, lines } });
    };
    const submit = async () => {
      const { version } = await service.ok(person, 'GET /windows/:id/list', { params, query: household });
      const body = { clientKey: newKey(), ...household, version };
      await service.ok(person, 'POST /windows/:id/list/submit', { params, body });
    };
    await save();
    await withdraw();
    await save();
    await submit();
    await save();
    await submit();
    await withdraw();
  },
  'a building is reopened and cancelled by its leader': async (service) => {
    const { group } = await confirmed(service);
    const params = { id: group.id };
    await service.ok(group.leader, 'POST /group-orders/:id/reopen', { params, ...because });
    const body = { clientKey: newKey(), groupOrderIds: [group.id] };
    await service.ok(group.leader, 'POST /group-orders/confirm', { body });
    await service.ok(group.leader, 'POST /group-orders/:id/cancel', { params, ...because });
  },
  'what costs nothing is reopened': async (service) => {
    const { group } = await confirmed(service, { offers: { 'EGG-001': { priceFen: 0 } } });
    const params = { id: group.id };
    await service.ok(group.leader, 'POST /group-orders/:id/reopen', { params, ...because });
  },
  'a paid round is cancelled': async (service) => {
    await cancel(service, await paidRound(service, { lists: LISTS }));
  },
  'a round is picked while it is open, and closed': async (service) => {
    const round = await paidRound(service, { lists: LISTS, open: true });
    await pickAll(service, round);
    await close(service, round);
    await cancel(service, round);
  },
  'nothing is left of a building, and its round settles': async (service) => {
    const round = await paidRound(service, { lists: [{ 'GRN-010': 1 }] });
    await pickAll(service, round, { 'GRN-010': { picked: 0 } });
    await packAll(service, round);
    await service.ok(round.staff, 'POST /rounds/:id/settle', at(round));
  },
  'packed goods cannot be delivered': async (service) => {
    const round = await packedRound(service, { lists: LISTS });
    for (const id of round.groupOrderIds)
      await service.ok(round.staff, 'POST /group-orders/:id/undeliverable', { params: { id }, ...because });
  },
  'a load of packed goods is dissolved': async (service) => {
    const round = await loadAll(service, await packedRound(service, { lists: LISTS }));
    await service.ok(round.staff, 'POST /loads/:id/dissolve', { params: { id: round.load.id }, ...because });
  },
};
