import { Sealer } from '@cailan/api/ground/db/sealer';
import { onGround, type Bench } from './bench.types';
import { say } from './say';
import { fillOrders } from './fill';
import { openGround } from './ground';
import { machine } from './machine';
import { customers, openMarkets } from './market';
import { round } from './numbers';
import { timeReads } from './reads';
import { A12_HOUSEHOLDS } from './scaled-plan';

const TIMES = 25;

/**
 * The round's roll-up by building and its pick list over HTTP, beside the bare `GROUP BY` on the covering index through the
 * driver. The value is the slower of the two on MariaDB; the embedded engine's figures stand beside it.
 */
export const rollupBench: Bench = async ({ small }) => {
  const households = small ? 400 : A12_HOUSEHOLDS;
  const mysql = await measureOn('mysql', households, small ? 3 : TIMES);
  const sqlite = await measureOn('sqlite', households, small ? 3 : TIMES);
  return {
    unit: 'ms',
    value: Math.max(mysql.times.roundRollUp, mysql.times.pickList),
    baseline: mysql.times.bareGroupBy,
    detail: {
      ...mysql.on,
      baselineIs: 'GROUP BY deliveryGroupId, offerId on the covering index, by the driver alone',
      lines: mysql.lines,
      mysql: withRatios(mysql.times),
      sqlite: withRatios(sqlite.times),
    },
  };
};

async function measureOn(engine: 'mysql' | 'sqlite', households: number, times: number) {
  return onGround(openGround(engine, households), async (ground) => {
    const [market] = await openMarkets(ground, 1);
    if (!market) throw new Error('no round');
    await fillOrders(ground.db, ground.app.get(Sealer), market, await customers(ground.db), 'picking');
    say(`reading on ${engine} …`);
    const count = await ground.db.one<{ lines: number }>(
      'SELECT COUNT(*) AS `lines` FROM household_order_lines',
    );
    return { times: await timeReads(ground, market, times), on: machine(ground), lines: count?.lines };
  });
}

const withRatios = (times: Awaited<ReturnType<typeof timeReads>>) => ({
  ...times,
  roundRollUpRatio: round(times.roundRollUp / times.bareGroupBy),
  pickListRatio: round(times.pickList / times.bareGroupBy),
  buildingRollUpRatio: round(times.buildingRollUp / times.bareGroupByOfBuilding),
});
