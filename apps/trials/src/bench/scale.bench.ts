import { ending } from '@cailan/api/ends';
import { Sealer } from '@cailan/api/ground/db/sealer';
import { startApi } from './api-process';
import { onGround, type Bench } from './bench.types';
import { say } from './say';
import { fillOrders } from './fill';
import { openGround, type Ground } from './ground';
import { machine } from './machine';
import { customers, openMarkets, type Customer, type Market } from './market';
import { exponent, round } from './numbers';
import { timeReads, type ReadTimes } from './reads';
import { sendAll } from './sending';
import { submissionIds, submitRequest } from './submissions';

const SIZES = [1500, 15_000, 150_000];
const SMALL_SIZES = [150, 1500];
const CLIENTS = 16;
const TIMES = 7;
const MOST_ALLOWED = 1.1;

interface Point extends ReadTimes {
  households: number;
  /** Milliseconds of one submission, 16 at a time. */
  submit: number;
}

/**
 * How the time of submissions, roll-ups and the pick list grows with the district: exponents by a fit over databases of
 * three sizes. Buildings keep their size and only their number grows; half of each database is an earlier round.
 */
export const scaleBench: Bench = async ({ small }) => {
  const sizes = small ? SMALL_SIZES : SIZES;
  const points: Point[] = [];
  let on: Record<string, unknown> = {};
  for (const size of sizes) {
    points.push(await onGround(openGround('mysql', size), (ground) => measure(ground, small ? 100 : 2000)));
    on = machine({ database: 'MariaDB, innodb_flush_log_at_trx_commit=1' });
    say(JSON.stringify(points.at(-1)));
  }
  const exponentOf = (key: keyof Point) =>
    round(exponent(points.map((point) => ({ x: point.households, y: point[key] }))));
  const exponents = {
    submit: exponentOf('submit'),
    buildingRollUp: exponentOf('buildingRollUp'),
    roundRollUp: exponentOf('roundRollUp'),
    pickList: exponentOf('pickList'),
  };
  return {
    unit: 'exponent',
    value: Math.max(...Object.values(exponents)),
    baseline: exponentOf('bareGroupBy'),
    detail: {
      ...on,
      baselineIs: 'the exponent of the bare GROUP BY over the round',
      mostAllowed: MOST_ALLOWED,
      exponents,
      medianMs: points,
    },
  };
};

async function measure(ground: Ground, submits: number): Promise<Point> {
  const [earlier, picked, ...open] = await openMarkets(ground, 4);
  if (!earlier || !picked) throw new Error('no rounds');
  const all = await customers(ground.db);
  await fillOrders(ground.db, ground.app.get(Sealer), earlier, all, 'submitted');
  await fillOrders(ground.db, ground.app.get(Sealer), picked, all, 'picking');
  const reads = await timeReads(ground, picked, TIMES);
  return { households: all.length, submit: await timeSubmits(ground, open, all, submits), ...reads };
}

/** Milliseconds a submission, households and rounds by turns, after a tenth as many to warm up. */
async function timeSubmits(
  ground: Ground,
  markets: readonly Market[],
  all: readonly Customer[],
  count: number,
): Promise<number> {
  const requests = Array.from({ length: count + count / 10 }, (_, i) => {
    const market = markets[i % markets.length];
    const customer =
      all[(Math.floor(i / markets.length) * Math.max(1, Math.floor(all.length / count))) % all.length];
    if (!market || !customer) throw new Error('no household');
    return submitRequest(submissionIds(market, customer, i), ground.tokenOf);
  });
  return ending(async (ends) => {
    const api = await ends.of(startApi(ground), (it) => it.stop());
    await sendAll(api, CLIENTS, requests.slice(count));
    return round((1000 * (await sendAll(api, CLIENTS, requests.slice(0, count))).seconds) / count, 3);
  });
}
