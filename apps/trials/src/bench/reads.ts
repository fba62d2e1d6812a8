import { ending } from '@cailan/api/ends';
import { createConnection } from 'mysql2/promise';
import { startApi, type ApiProcess } from './api-process';
import type { Ground } from './ground';
import { personAs, type Market } from './market';
import { median, round, timed } from './numbers';

/** What is read, by HTTP and bare; milliseconds, each the median. */
export interface ReadTimes {
  roundRollUp: number;
  pickList: number;
  buildingRollUp: number;
  /** `GROUP BY` over the covering index, all buildings by product. */
  bareGroupBy: number;
  /** The same of one building. */
  bareGroupByOfBuilding: number;
}

const BARE = `SELECT deliveryGroupId, offerId, SUM(quantity) AS quantity, SUM(amountFen) AS amountFen
  FROM household_order_lines WHERE roundId = ? AND active = 1 GROUP BY deliveryGroupId, offerId`;
const BARE_OF_BUILDING = `SELECT offerId, SUM(quantity) AS quantity, SUM(amountFen) AS amountFen
  FROM household_order_lines WHERE roundId = ? AND active = 1 AND deliveryGroupId = ? GROUP BY offerId`;
const WARM_UP = 3;

/** Reads the round by turns over HTTP, as those who may, and with the driver alone. */
export async function timeReads(ground: Ground, market: Market, times: number): Promise<ReadTimes> {
  return ending(async (ends) => {
    const api = await ends.of(startApi(ground), (it) => it.stop());
    const bare = await ends.of(bareDriver(ground), (it) => it.end());
    const work = await readsOf(ground, api, market, (sql, values) => bare.query(sql, values));
    const taken = new Map(Object.keys(work).map((name) => [name, [] as number[]]));
    for (let i = -WARM_UP; i < times; i++)
      for (const [name, read] of Object.entries(work)) {
        const ms = await read();
        if (i >= 0) taken.get(name)?.push(ms);
      }
    const medians = [...taken].map(([name, values]) => [name, round(median(values))]);
    return Object.fromEntries(medians) as ReadTimes;
  });
}

type Query = (sql: string, values: string[]) => Promise<unknown>;

async function readsOf(
  { db, tokenOf }: Ground,
  api: ApiProcess,
  { roundId, groupOrders }: Market,
  query: Query,
): Promise<Record<keyof ReadTimes, () => Promise<number>>> {
  const [group, groupOrder] = [...groupOrders][0] ?? ['', ''];
  const leader = await db.one<{ personId: string }>(
    `SELECT g.personId FROM role_grants g JOIN delivery_groups d ON d.gridId = g.scopeId
     WHERE d.id = ? AND g.role = 'grid_leader' ORDER BY g.id LIMIT 1`,
    [group],
  );
  const administrator = tokenOf((await personAs(db, 'district_admin')).personId);
  const staff = tokenOf((await personAs(db, 'supermarket_staff')).personId);
  const leaderToken = tokenOf(leader?.personId ?? '');
  return {
    roundRollUp: () => api.timeGet(`/rounds/${roundId}/roll-up`, administrator),
    bareGroupBy: () => timed(() => query(BARE, [roundId])),
    pickList: () => api.timeGet(`/rounds/${roundId}/waves/1/pick-list`, staff),
    buildingRollUp: () => api.timeGet(`/group-orders/${groupOrder}/roll-up`, leaderToken),
    bareGroupByOfBuilding: () => timed(() => query(BARE_OF_BUILDING, [roundId, group])),
  };
}

/** The engine's driver without anything of ours around it. */
async function bareDriver({ db, environment }: Ground): Promise<{ query: Query; end(): Promise<void> }> {
  const url = environment['DATABASE_URL'];
  if (!url) return { query: (sql, values) => db.dataSource.query(sql, values), end: () => Promise.resolve() };
  const connection = await createConnection(url);
  return { query: (sql, values) => connection.query(sql, values), end: () => connection.end() };
}
