import { newKey, type OpenRound, type RoundOptions, type World } from '../../world/world';

type Scene = (world: World) => Promise<void>;

const LISTS: Record<string, number>[] = [{ 'EGG-001': 2 }];
const at = ({ round }: OpenRound) => ({ params: { id: round.id } });
const because = { body: { reason: '大雪' } };

async function ordered(world: World, offers?: RoundOptions): Promise<OpenRound> {
  const open = await world.openRound(offers);
  await world.order(await world.person('resident'), open, { 'EGG-001': 1 });
  return open;
}

async function confirmed(world: World, offers?: RoundOptions) {
  const open = await ordered(world, offers);
  const [group] = await world.groupsOf(open);
  if (!group) throw new Error('nobody ordered');
  const body = { clientKey: newKey(), groupOrderIds: [group.id] };
  await world.ok(group.leader, 'POST /group-orders/confirm', { body });
  return { ...open, group };
}

const close = (world: World, round: OpenRound) => world.ok(round.staff, 'POST /rounds/:id/close', at(round));
const cancel = (world: World, round: OpenRound) =>
  world.ok(round.staff, 'POST /rounds/:id/cancel', { ...at(round), ...because });

/** How rounds, group orders and household orders end before their goods leave. */
export const groupScenes: Record<string, Scene> = {
  'a draft is cancelled': async (world) => {
    await cancel(world, await world.draftRound());
  },
  'an open round is cancelled': async (world) => {
    await cancel(world, await ordered(world));
  },
  'a round is closed, extended, closed again and cancelled': async (world) => {
    const open = await ordered(world);
    await close(world, open);
    const { cutOffAt, payBy } = open.round;
    await world.ok(open.staff, 'POST /rounds/:id/extend', { ...at(open), body: { cutOffAt, payBy } });
    await close(world, open);
    await cancel(world, open);
  },
  'a list is withdrawn as a draft, edited, and withdrawn as handed in': async (world) => {
    const open = await world.openRound();
    const person = await world.person('resident');
    const params = { id: open.windowId };
    const lines = [{ offerId: open.offerOf('EGG-001'), quantity: 1 }];
    const household = { householdId: person.scopeId };
    const withdraw = () =>
      world.ok(person, 'POST /windows/:id/list/withdraw', {
        params,
        body: { clientKey: newKey(), ...household },
      });
    const save = async () => {
      const { version } = await world.ok(person, 'GET /windows/:id/list', { params, query: household });
      await world.ok(person, 'PUT /windows/:id/list', { params, body: { ...household, version, lines } });
    };
    const submit = async () => {
      const { version } = await world.ok(person, 'GET /windows/:id/list', { params, query: household });
      const body = { clientKey: newKey(), ...household, version };
      await world.ok(person, 'POST /windows/:id/list/submit', { params, body });
    };
    await save();
    await withdraw();
    await save();
    await submit();
    await save();
    await submit();
    await withdraw();
  },
  'a building is reopened and cancelled by its leader': async (world) => {
    const { group } = await confirmed(world);
    const params = { id: group.id };
    await world.ok(group.leader, 'POST /group-orders/:id/reopen', { params, ...because });
    const body = { clientKey: newKey(), groupOrderIds: [group.id] };
    await world.ok(group.leader, 'POST /group-orders/confirm', { body });
    await world.ok(group.leader, 'POST /group-orders/:id/cancel', { params, ...because });
  },
  'what costs nothing is reopened': async (world) => {
    const { group } = await confirmed(world, { offers: { 'EGG-001': { priceFen: 0 } } });
    const params = { id: group.id };
    await world.ok(group.leader, 'POST /group-orders/:id/reopen', { params, ...because });
  },
  'a paid round is cancelled': async (world) => {
    await cancel(world, await world.paid({ lists: LISTS }));
  },
  'a round is picked while it is open, and closed': async (world) => {
    const round = await world.paid({ lists: LISTS, open: true });
    await world.pickAll(round);
    await close(world, round);
    await cancel(world, round);
  },
  'nothing is left of a building, and its round settles': async (world) => {
    const round = await world.paid({ lists: [{ 'GRN-010': 1 }] });
    await world.pickAll(round, { 'GRN-010': { picked: 0 } });
    await world.packAll(round);
    await world.ok(round.staff, 'POST /rounds/:id/settle', at(round));
  },
  'packed goods cannot be delivered': async (world) => {
    const round = await world.packed({ lists: LISTS });
    for (const id of round.groupOrderIds)
      await world.ok(round.staff, 'POST /group-orders/:id/undeliverable', { params: { id }, ...because });
  },
  'a load of packed goods is dissolved': async (world) => {
    const round = await world.loadAll(await world.packed({ lists: LISTS }));
    await world.ok(round.staff, 'POST /loads/:id/dissolve', { params: { id: round.load.id }, ...because });
  },
};
