import Database from 'better-sqlite3';
import { type CarriedRound, newKey, startWorld, type World } from '@cailan/trials/world/world';
import { describeEmbedded } from '@cailan/trials/world/engines';

/** Tables with a few rows a district, a round or a building: read whole at little cost. */
const SMALL = [
  ...['districts', 'places', 'supermarkets', 'drop_points', 'delivery_groups', 'delivery_windows', 'rounds'],
  ...[
    'round_communities',
    'window_points',
    'group_orders',
    'offers',
    'products',
    'waves',
    'loads',
    'load_stops',
  ],
  ...['number_series', 'class_limits', 'sqlite_master', 'migrations', 'reconciliations'],
];

/** The table that `alias` stands for in a statement; the planner names it by its alias. */
function tableOf(sql: string, alias: string): string {
  return new RegExp(`(?:FROM|JOIN|,)\\s+(\\w+)\\s+(?:AS\\s+)?${alias}\\b`).exec(sql)?.[1] ?? alias;
}

/** Every statement of an evening finds its rows by a key: none reads through a table that grows with orders or people. */
describeEmbedded('the statements of an evening', (engine) => {
  let world: World;
  const asked = new Set<string>();
  beforeAll(async () => {
    world = await startWorld(engine);
    const own = Object.getOwnPropertyDescriptor(Database.prototype, 'prepare')?.value as (
      sql: string,
    ) => unknown;
    jest.spyOn(Database.prototype, 'prepare').mockImplementation(function (this: Database.Database, sql) {
      asked.add(sql);
      return own.call(this, sql) as never;
    });
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await world.close();
  });

  async function evening(): Promise<void> {
    const round: CarriedRound = await world.loaded();
    await world.leave(round);
    await world.arriveAll(round);
    await world.deliverAll(round);
    for (const resident of round.residents)
      for (const { id } of await world.ok(resident, 'GET /household-orders'))
        await world.ok(resident, 'POST /household-orders/:id/receipt', {
          params: { id },
          body: { clientKey: newKey() },
        });
    for (const route of ['GET /household-orders', 'GET /group-orders', 'GET /loads', 'GET /rounds'] as const)
      for (const role of ['grid_leader', 'floor_captain', 'supermarket_staff', 'driver'] as const)
        await world.call(await world.person(role), route);
    await world.ok(round.staff, 'POST /rounds/:id/settle', { params: { id: round.round.id } });
    await world.runJobs();
  }

  it('look up', async () => {
    await evening();
    jest.restoreAllMocks();
    const scans: string[] = [];
    for (const sql of asked) {
      if (!/^\s*(SELECT|UPDATE|DELETE|INSERT INTO \w+ .*SELECT)/.test(sql)) continue;
      const values = Array<string>((sql.match(/\?/g) ?? []).length).fill('');
      const plan = await world.db.many<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, values);
      for (const { detail } of plan) {
        const alias = /^SCAN (\w+)/.exec(detail)?.[1];
        if (alias && alias !== 'CONSTANT' && !SMALL.includes(tableOf(sql, alias)))
          scans.push(`${detail}: ${sql.replace(/\s+/g, ' ')}`);
      }
    }
    expect(asked.size).toBeGreaterThan(150);
    expect(scans).toEqual([]);
  });
});
