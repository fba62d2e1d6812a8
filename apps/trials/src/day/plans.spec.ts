import { join } from 'node:path';
import { describeEngines, type TestEngine } from '../world/engines';
import { finish } from './finish';
import type { Report } from './report/report.types';
import { playedDay, type PlayedDay } from './testing/played-day';

const PLANS = join(__dirname, '../../../../plans');
const MINUTES = 60_000;

/** Who confirmed and who signed at the gate, by role; and how bags left the hands that gave them out. */
async function partsOf({ database: { db } }: PlayedDay) {
  const roles = async (people: string) => {
    const rows = await db.many<{ role: string }>(
      `SELECT DISTINCT role FROM role_grants WHERE role <> 'resident' AND personId IN (${people}) ORDER BY role`,
    );
    return rows.map(({ role }) => role);
  };
  const ends = await db.many<{ toStatus: string }>(
    `SELECT DISTINCT toStatus FROM bag_events WHERE fromStatus = 'handed_over' ORDER BY toStatus`,
  );
  return {
    confirmed: await roles('SELECT confirmedById FROM group_orders'),
    received: await roles(`SELECT receiverId FROM handoffs WHERE kind = 'gate'`),
    ends: ends.map(({ toStatus }) => toStatus),
  };
}

/** Plays the plan's day, checks its invariants, and gives what was played to `check`. */
async function play(
  engine: TestEngine,
  file: string,
  households: number,
  check: (day: PlayedDay, report: Report) => Promise<void>,
): Promise<void> {
  const day = await playedDay(engine, join(PLANS, file), households);
  try {
    const began = { beganAt: performance.now(), peakRssMb: undefined };
    const report = await finish(day.played, day.place, began);
    expect(report.invariants.filter(({ holds }) => !holds)).toEqual([]);
    await check(day, report);
  } finally {
    await day.played.day.client.close();
    await day.close();
  }
}

describeEngines('a small day of Zhangdian (A1)', (engine) => {
  it(
    'holds every invariant: grids buy together, their leaders pay, receive and give out (A1.4)',
    () =>
      play(engine, 'a1-zhangdian.yaml', 80, async (day) => {
        const parts = await partsOf(day);
        expect(parts).toMatchObject({ confirmed: ['grid_leader'], received: ['grid_leader'] });
        expect(parts.ends).toContain('collected');
        expect(parts.ends).not.toContain('delivered');
        const groups = await day.database.db.many('SELECT DISTINCT buildingId FROM delivery_groups');
        expect(groups).toEqual([{ buildingId: null }]);
        const shops = day.played.day.windows.flatMap(({ rounds }) =>
          rounds.map(({ supplier }) => supplier.name),
        );
        expect(new Set(shops).size).toBe(10);
      }),
    4 * MINUTES,
  );
});

describeEngines('a small day of three supermarkets (A4)', (engine) => {
  it(
    'holds every invariant: staff add up, pay and keep, and bring to the hands (A4.14)',
    () =>
      play(engine, 'a4-three-markets.yaml', 60, async (day, report) => {
        const parts = await partsOf(day);
        expect(parts).toMatchObject({ confirmed: ['community_staff'], received: ['community_staff'] });
        expect(parts.ends).toContain('delivered');
        expect(report.counts['carryOuts']).toBeGreaterThan(0);
        expect(await day.database.db.many(`SELECT id FROM bags WHERE status = 'stored'`)).toEqual([]);
      }),
    4 * MINUTES,
  );
});
