import type { Reader, RecordedRole } from './tape';
import type { World } from './world';

type Look = (reader: Reader, world: World) => Promise<void>;

/** What each role's screens read. Later issues add the routes of their screens here. */
export const LOOKS: Record<RecordedRole, Look> = {
  resident: async (reader, world) => {
    await everyone(reader);
    const householdId = world.householdId;
    await belonging(reader, ['GET /me/bindings', 'GET /bindings', 'GET /deputy-requests']);
    await reader.get('GET /households/:id/members', { params: { id: householdId } });
    await reader.get('GET /households/:id', { params: { id: householdId } });
    await reader.get('GET /rounds/:id', { params: { id: world.main.id } });
    await reader.get('GET /rounds/:id/share-out', { params: { id: world.wide.id } });
    await reader.get('GET /windows/:id/list', { params: { id: world.windowId }, query: { householdId } });
    for (const { id } of await reader.list('GET /household-orders'))
      await reader.get('GET /household-orders/:id', { params: { id } });
  },
  grid_leader: async (reader, world) => {
    await everyone(reader);
    await belonging(reader, [
      'GET /bindings',
      'GET /building-codes',
      'GET /deputies',
      'GET /deputy-requests',
      'GET /hand-overs',
    ]);
    await reader.get('GET /households/:id/members', { params: { id: world.householdId } });
    await reader.get('GET /rounds/:id', { params: { id: world.main.id } });
    await groups(reader, [
      'GET /group-orders/:id/roll-up',
      'GET /group-orders/:id/households',
      'GET /group-orders/:id/dues',
    ]);
    await reader.get('GET /rounds/:id/roll-up', { params: { id: world.main.id } });
    await reader.get('GET /rounds/:id/statement', { params: { id: world.main.id } });
    await payments(reader, world);
    await refunds(reader, world);
    await reader.list('GET /household-orders');
    for (const householdId of [world.householdId, world.proxyHouseholdId])
      await reader.get('GET /windows/:id/list', { params: { id: world.windowId }, query: { householdId } });
    await progress(reader, world);
  },
  floor_captain: async (reader, world) => {
    await everyone(reader);
    await belonging(reader, ['GET /deputies', 'GET /deputy-requests', 'GET /hand-overs']);
    await groups(reader, ['GET /group-orders/:id/households']);
    await loads(reader, world);
    await reader.get('GET /windows/:id/floor', { params: { id: world.windowId } });
    for (const deliveryGroupId of await deliveryGroups(reader))
      await reader.get('GET /windows/:id/floor', {
        params: { id: world.windowId },
        query: { deliveryGroupId },
      });
    await reader.list('GET /household-orders');
    await progress(reader, world);
  },
  driver: async (reader, world) => {
    await everyone(reader);
    await loads(reader, world);
  },
  supermarket_staff: async (reader, world) => {
    await everyone(reader);
    const params = { id: world.main.supermarketId };
    await reader.get('GET /supermarkets/:id/products', { params });
    await reader.get('GET /supermarkets/:id/terms', { params });
    await reader.get('GET /supermarkets/:id/drivers', { params });
    for (const { id } of [world.main, world.draft]) {
      await reader.get('GET /rounds/:id', { params: { id } });
      await reader.get('GET /rounds/:id/totals', { params: { id } });
      await reader.get('GET /rounds/:id/waves', { params: { id } });
      await reader.get('GET /rounds/:id/statement', { params: { id } });
    }
    const wave = { params: { id: world.main.id, wave: '1' } };
    await reader.get('GET /rounds/:id/waves/:wave/pick-list', wave);
    await reader.get('GET /rounds/:id/waves/:wave/unprintable', wave);
    await groups(reader, ['GET /group-orders/:id/pack-sheet']);
    await payments(reader, world);
    await refunds(reader, world);
    await reader.get('GET /reconciliations');
    await loads(reader, world);
    await reader.get('GET /windows/:id/progress', { params: { id: world.windowId } });
  },
  community_staff: async (reader, world) => {
    await everyone(reader);
    await belonging(reader, ['GET /bindings', 'GET /building-codes']);
    await groups(reader, []);
    await reader.get('GET /rounds/:id/totals', { params: { id: world.main.id } });
    await reader.get('GET /rounds/:id/roll-up', { params: { id: world.main.id } });
    await payments(reader, world);
    await loads(reader, world);
    await reader.get('GET /windows/:id/losses', { params: { id: world.windowId } });
    await progress(reader, world);
  },
};

async function everyone(reader: Reader): Promise<void> {
  await reader.get('GET /messages');
  await reader.get('GET /communities');
  await reader.get('GET /windows');
  await reader.get('GET /supermarkets');
  await reader.get('GET /rounds');
}

type Belonging =
  | 'GET /me/bindings'
  | 'GET /bindings'
  | 'GET /building-codes'
  | 'GET /deputies'
  | 'GET /deputy-requests'
  | 'GET /hand-overs';

async function belonging(reader: Reader, routes: Belonging[]): Promise<void> {
  for (const route of routes) await reader.get(route);
}

type OfGroup =
  | 'GET /group-orders/:id/roll-up'
  | 'GET /group-orders/:id/households'
  | 'GET /group-orders/:id/dues'
  | 'GET /group-orders/:id/pack-sheet';

async function groups(reader: Reader, routes: OfGroup[]): Promise<void> {
  for (const { id } of await reader.list('GET /group-orders')) {
    await reader.get('GET /group-orders/:id', { params: { id } });
    for (const route of routes) await reader.get(route, { params: { id } });
  }
}

async function deliveryGroups(reader: Reader): Promise<Set<string>> {
  const orders = await reader.list('GET /group-orders');
  return new Set(orders.map(({ deliveryGroupId }) => deliveryGroupId));
}

async function progress(reader: Reader, { windowId }: World): Promise<void> {
  const window = { params: { id: windowId } };
  await reader.get('GET /windows/:id/progress', window);
  await reader.get('GET /windows/:id/unserved', window);
  await reader.get('GET /windows/:id/exceptions', window);
}

async function payments(reader: Reader, { main }: World): Promise<void> {
  await reader.get('GET /payments', { query: { roundId: main.id } });
  for (const { id } of await reader.list('GET /payments'))
    await reader.get('GET /payments/:id', { params: { id } });
}

async function refunds(reader: Reader, { main }: World): Promise<void> {
  for (const { id } of await reader.list('GET /refunds'))
    await reader.get('GET /refunds/:id/items', { params: { id } });
  await reader.get('GET /refunds', { query: { roundId: main.id } });
}

async function loads(reader: Reader, { handoffIds }: World): Promise<void> {
  for (const { id } of await reader.list('GET /loads'))
    await reader.get('GET /loads/:id', { params: { id } });
  for (const id of handoffIds) await reader.get('GET /handoffs/:id', { params: { id } });
}
