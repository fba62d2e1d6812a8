import { ProblemError } from '@cailan/shared-types';
import type { Client } from '../client';
import type { Cast } from '../cast';
import type { Rows } from './rows';
import { verdict, type Finding, type Verdict } from './verdict';

/** People of each role who look around. */
const LOOKERS = 12;

type ScopedRole =
  'resident' | 'grid_leader' | 'floor_captain' | 'supermarket_staff' | 'driver' | 'community_staff';
type Counted = { compared: number; wrong: number };

interface Looker {
  personId: string;
  scopeId: string;
  token: string;
}

/** Things of somebody else, by their ids. */
interface Foreign {
  householdId: string;
  orderId: string;
  groupOrderId: string;
}

interface World {
  client: Client;
  rows: Rows;
  windowId: string;
}

/** 6. Visibility: whoever looks sees their own scope, and what is outside answers 404. Scopes are read by own SQL. */
export async function visibility(rows: Rows, client: Client, cast: Cast, windowId: string): Promise<Verdict> {
  const world = { client, rows, windowId };
  const findings: Finding[] = [];
  for (const [role, look] of Object.entries(LOOKS) as [ScopedRole, Look][]) {
    const sum = { what: role, compared: 0, wrong: 0 };
    for (const person of await lookers(rows, role)) {
      const { compared, wrong } = await look(world, { ...person, token: await cast.token(person.personId) });
      sum.compared += compared;
      sum.wrong += wrong;
    }
    findings.push(sum);
  }
  return verdict('6 visibility', findings);
}

/** Spread over the whole plan, holders of one post alone: what a second role shows would look like a leak. */
async function lookers(rows: Rows, role: ScopedRole): Promise<{ personId: string; scopeId: string }[]> {
  const own = role === 'floor_captain' ? `'floor_captain', 'resident'` : `'${role}'`;
  const all = await rows.many<{ personId: string; scopeId: string }>(
    `SELECT g.personId, g.scopeId FROM role_grants g WHERE g.role = ? AND NOT EXISTS (
       SELECT 1 FROM role_grants other WHERE other.personId = g.personId AND other.id <> g.id AND other.role NOT IN (${own}))
     ${role === 'floor_captain' ? ONE_FLOOR : ''} ORDER BY g.id`,
    [role],
  );
  const count = Math.min(LOOKERS, all.length);
  return Array.from({ length: count }, (_, i) => Math.floor((i * all.length) / count)).flatMap(
    (i) => all[i] ?? [],
  );
}

/** With a second floor, what it shows would look like a leak too. */
const ONE_FLOOR = `AND NOT EXISTS (SELECT 1 FROM role_grants floor
  WHERE floor.personId = g.personId AND floor.id <> g.id AND floor.role = 'floor_captain')`;

type Look = (world: World, me: Looker) => Promise<Counted>;

const LOOKS: Record<ScopedRole, Look> = {
  resident: async ({ client, rows }, { scopeId, token }) => {
    const orders = await client.call('GET /household-orders', { token });
    const foreign = await foreignTo(rows, 'h.id', scopeId);
    const others = orders.filter(({ householdId }) => householdId !== scopeId).length;
    return total([
      counted(orders.length, others),
      await hidden(client, token, foreign, ['GET /household-orders/:id', 'POST receipt', 'GET list']),
    ]);
  },
  grid_leader: async (world, { scopeId, token }) => {
    const orders = await world.client.call('GET /household-orders', { token });
    const inGrid = await idsOf(world.rows, 'SELECT id FROM households WHERE gridId = ?', scopeId);
    const foreign = await foreignTo(world.rows, 'h.gridId', scopeId);
    return total([
      counted(orders.length, orders.filter(({ householdId }) => !inGrid.has(householdId)).length),
      await groupsWithin(world, token, 'SELECT id FROM delivery_groups WHERE gridId = ?', scopeId),
      await hidden(world.client, token, foreign, [
        'GET /household-orders/:id',
        'GET /group-orders/:id',
        'GET roll-up',
        'GET households',
        'GET list',
      ]),
    ]);
  },
  floor_captain: async (world, { scopeId, token }) => {
    const { client, rows, windowId } = world;
    const floor = await client.call('GET /windows/:id/floor', { token, params: { id: windowId } });
    const inGroup = await idsOf(
      rows,
      'SELECT id FROM households WHERE ? IN (buildingId, unitId, deliveryGroupId)',
      scopeId,
    );
    const foreign = await foreignTo(
      rows,
      // The captain of a unit sees that their building's order comes, so that another building's is foreign.
      `CASE WHEN h.buildingId IN (SELECT buildingId FROM households WHERE unitId = '${scopeId}') THEN '${scopeId}'
         WHEN h.buildingId IS NULL THEN h.deliveryGroupId WHEN h.deliveryGroupId = '${scopeId}' THEN h.deliveryGroupId ELSE h.buildingId END`,
      scopeId,
    );
    return total([
      counted(
        floor.households.length,
        floor.households.filter(({ householdId }) => !inGroup.has(householdId)).length,
      ),
      await groupsWithin(
        world,
        token,
        'SELECT deliveryGroupId AS id FROM households WHERE ? IN (buildingId, unitId, deliveryGroupId)',
        scopeId,
      ),
      await hidden(client, token, foreign, [
        'GET /household-orders/:id',
        'GET /group-orders/:id',
        'GET roll-up',
        'GET list',
      ]),
    ]);
  },
  supermarket_staff: async ({ client, rows }, { scopeId, token }) => {
    const groups = await client.call('GET /group-orders', { token });
    const loads = await client.call('GET /loads', { token });
    const others = [...groups, ...loads].filter(({ supermarketId }) => supermarketId !== scopeId).length;
    const foreign = await foreignTo(rows, 'o.supermarketId', scopeId);
    return total([
      counted(groups.length + loads.length, others),
      await hidden(client, token, foreign, ['GET /group-orders/:id', 'GET pack-sheet']),
    ]);
  },
  driver: async ({ client }, { personId, token }) => {
    const loads = await client.call('GET /loads', { token });
    return counted(loads.length, loads.filter(({ driverId }) => driverId !== personId).length);
  },
  community_staff: async (world, { scopeId, token }) =>
    groupsWithin(
      world,
      token,
      'SELECT id FROM delivery_groups WHERE ? IN (communityId, streetId, districtId)',
      scopeId,
    ),
};

const counted = (compared: number, wrong: number): Counted => ({ compared, wrong });

const total = (parts: readonly Counted[]): Counted =>
  parts.reduce(
    (sum, { compared, wrong }) => counted(sum.compared + compared, sum.wrong + wrong),
    counted(0, 0),
  );

async function idsOf(rows: Rows, sql: string, scopeId: string): Promise<Set<string>> {
  return new Set((await rows.many<{ id: string }>(sql, [scopeId])).map(({ id }) => id));
}

/** The group orders shown are those of delivery groups that lie in the scope. */
async function groupsWithin(
  { client, rows }: World,
  token: string,
  sql: string,
  scopeId: string,
): Promise<Counted> {
  const groups = await client.call('GET /group-orders', { token });
  const own = await idsOf(rows, sql, scopeId);
  return counted(groups.length, groups.filter(({ deliveryGroupId }) => !own.has(deliveryGroupId)).length);
}

/** An order that lies outside of the scope, with its household and group order. */
async function foreignTo(
  rows: Rows,
  column: string,
  scopeId: string,
): Promise<(Foreign & { windowId: string }) | undefined> {
  const [row] = await rows.many<Foreign & { windowId: string }>(
    `SELECT o.id AS orderId, o.householdId, o.groupOrderId, o.windowId
     FROM household_orders o JOIN households h ON h.id = o.householdId
     WHERE ${column} <> ? AND o.status <> 'draft' ORDER BY o.id DESC LIMIT 1`,
    [scopeId],
  );
  return row;
}

type Hidden =
  | 'GET /household-orders/:id'
  | 'POST receipt'
  | 'GET list'
  | 'GET /group-orders/:id'
  | 'GET roll-up'
  | 'GET households'
  | 'GET pack-sheet';

/** Each of these asks for what belongs to somebody else, and must hear that it does not exist. */
async function hidden(
  client: Client,
  token: string,
  foreign: (Foreign & { windowId: string }) | undefined,
  asks: readonly Hidden[],
): Promise<Counted> {
  if (!foreign) return counted(0, 0);
  const order = { token, params: { id: foreign.orderId } };
  const group = { token, params: { id: foreign.groupOrderId } };
  const calls: Record<Hidden, () => Promise<unknown>> = {
    'GET /household-orders/:id': () => client.call('GET /household-orders/:id', order),
    'POST receipt': () =>
      client.call('POST /household-orders/:id/receipt', {
        ...order,
        body: { clientKey: `foreign-${foreign.orderId}` },
      }),
    'GET list': () =>
      client.call('GET /windows/:id/list', {
        token,
        params: { id: foreign.windowId },
        query: { householdId: foreign.householdId },
      }),
    'GET /group-orders/:id': () => client.call('GET /group-orders/:id', group),
    'GET roll-up': () => client.call('GET /group-orders/:id/roll-up', group),
    'GET households': () => client.call('GET /group-orders/:id/households', group),
    'GET pack-sheet': () => client.call('GET /group-orders/:id/pack-sheet', group),
  };
  let wrong = 0;
  for (const ask of asks) if (!(await isHidden(calls[ask]))) wrong += 1;
  return counted(asks.length, wrong);
}

async function isHidden(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return false;
  } catch (error) {
    return error instanceof ProblemError && error.status === 404;
  }
}
