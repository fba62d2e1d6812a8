import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeEmbedded } from '../world/engines';
import { finish } from './finish';
import { playedDay } from './testing/played-day';

const PLANS = join(__dirname, '../../../../plans');
const MINUTES = 60_000;

describeEmbedded('a small day whose delivery groups are units', (engine) => {
  const folder = mkdtempSync(join(tmpdir(), 'cailan-unit-groups-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it(
    'holds every invariant, what its units’ captains see among them',
    async () => {
      const plan = readFileSync(join(PLANS, 'a8-regiment.yaml'), 'utf8');
      writeFileSync(join(folder, 'units.yaml'), plan.replace('compound: building', 'compound: unit'));
      copyFileSync(join(PLANS, 'catalogue.yaml'), join(folder, 'catalogue.yaml'));
      const day = await playedDay(engine, join(folder, 'units.yaml'), 60);
      try {
        const report = await finish(day.played, day.place, {
          beganAt: performance.now(),
          peakRssMb: undefined,
        });
        expect(report.invariants.filter(({ holds }) => !holds)).toEqual([]);
        // A unit with one household is what the day once failed at: its captain's deputy lives next door.
        const alone = await day.database.db.many<{ id: string }>(
          `SELECT d.id FROM delivery_groups d WHERE d.unitId IS NOT NULL AND d.households = 1`,
        );
        expect(alone.length).toBeGreaterThan(0);
        const looked = report.invariants.find(({ id }) => id.startsWith('6'));
        expect(looked?.detail).toMatch(/floor_captain[^\d]*[1-9]/);
      } finally {
        await day.played.day.client.close();
        await day.close();
      }
    },
    4 * MINUTES,
  );
});
