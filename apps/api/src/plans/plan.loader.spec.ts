import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Clock } from '../ground/clock';
import { at, Sealer } from '../ground/db/sealer';
import { JobsService } from '../ground/jobs/jobs.service';
import { describeEngines, type TestDatabase } from '@cailan/trials/world/engines';
import { WindowsService } from '../district/windows/windows.service';
import type { ExpandedPlan } from './expanded-plan.types';
import { readPlan } from './plan.file';
import { PlanLoader } from './plan.loader';

const FOLDER = join(__dirname, '../../../../plans');
const PEOPLE_SEARCHED = 60;

describeEngines('loading a plan', (engine) => {
  let database: TestDatabase;
  let clock: Clock;
  let sealer: Sealer;

  beforeEach(async () => {
    database = await engine.start();
    clock = new Clock();
    clock.set('2026-11-21T01:00:00.000Z');
    sealer = new Sealer(database.config);
  });
  afterEach(() => database.close());

  const loader = (jobs = new JobsService(database.db, clock)) =>
    new PlanLoader(database.db, clock, sealer, jobs, new WindowsService(database.db, clock, jobs), {
      production: false,
    });
  const counts = async () => {
    const rows: Record<string, number> = {};
    for (const { tableName } of database.dataSource.entityMetadatas) {
      const row = await database.db.one<{ count: number }>(`SELECT COUNT(*) AS count FROM ${tableName}`);
      if (row?.count) rows[tableName] = row.count;
    }
    return rows;
  };
  const expected = (plan: ExpandedPlan) => ({
    districts: 1,
    places: plan.places.filter(({ level }) => level !== 'district').length,
    drop_points: plan.dropPoints.length,
    delivery_groups: plan.deliveryGroups.length,
    households: plan.households.length,
    people: plan.people.length,
    role_grants: plan.grants.length,
    supermarkets: plan.suppliers.length,
    products: plan.suppliers.reduce(
      (sum, { productCodes, bundleCodes }) => sum + productCodes.length + bundleCodes.length,
      0,
    ),
    jobs: 1,
  });

  it.each([
    ['a8-regiment.yaml', 2 * 8],
    ['a12-street.yaml', 8],
  ])('brings every row of %s, once', async (file, windows) => {
    const { plan, rules } = readPlan(join(FOLDER, file));
    const districtId = await loader().load(plan, rules);
    const loaded = await counts();
    expect(loaded).toMatchObject({ ...expected(plan), delivery_windows: windows });
    expect(loaded['household_orders']).toBeUndefined();
    expect(await loader().load(plan, rules)).toBe(districtId);
    expect(await counts()).toEqual(loaded);
    const strays = await database.db.many(
      `SELECT h.id FROM households h LEFT JOIN delivery_groups g ON g.id = h.deliveryGroupId
         LEFT JOIN drop_points d ON d.id = h.dropPointId LEFT JOIN places p ON p.id = h.gridId
       WHERE g.id IS NULL OR d.id IS NULL OR p.id IS NULL
       UNION SELECT r.id FROM role_grants r LEFT JOIN people p ON p.id = r.personId WHERE p.id IS NULL OR r.scopeId = ''`,
    );
    expect(strays).toEqual([]);
    await invented(plan);
    if (engine.name === 'sqlite') unreadable(plan);
  });

  /** Everyone is marked as invented, no number finds them, and names and phones open again. */
  async function invented(plan: ExpandedPlan): Promise<void> {
    const people = await database.db.many<{
      id: string;
      code: string;
      nameSealed: string;
      phoneSealed: string;
    }>('SELECT id, code, nameSealed, phoneSealed FROM people WHERE invented = 1 AND phoneHash IS NULL');
    expect(people).toHaveLength(plan.people.length);
    for (const { code, name, phone } of plan.people.slice(-20)) {
      const row = people.find((each) => each.code === code);
      expect(sealer.open(row?.nameSealed ?? '', at.name(row?.id ?? ''))).toBe(name);
      expect(sealer.phoneOrNull(row?.phoneSealed ?? '', at.phone(row?.id ?? ''))).toBe(phone);
    }
  }

  /** Nobody's name or phone stands in the database's files; those of a shop's window are public. */
  function unreadable(plan: ExpandedPlan): void {
    const files = ['cailan.sqlite', 'cailan.sqlite-wal'].map((name) => join(database.config.dataDir, name));
    const bytes = Buffer.concat(files.filter((file) => existsSync(file)).map((file) => readFileSync(file)));
    const everyone = plan.people.length;
    const searched = plan.people.filter((_, i) => i % Math.ceil(everyone / PEOPLE_SEARCHED) === 0);
    const publicPhones = plan.suppliers.map(({ contact }) => contact.phone);
    expect(bytes.includes(plan.households[0]?.door ?? '')).toBe(true);
    for (const { name, phone } of searched) {
      if (name.length > 2) expect({ name, found: bytes.includes(name) }).toEqual({ name, found: false });
      if (!publicPhones.includes(phone))
        expect({ phone, found: bytes.includes(phone) }).toEqual({ phone, found: false });
    }
  }

  it('leaves nothing behind when it fails, and can be repeated', async () => {
    const { plan, rules } = readPlan(join(FOLDER, 'a8-regiment.yaml'));
    class KilledJobs extends JobsService {
      override add(): Promise<void> {
        return Promise.reject(new Error('killed in the last step'));
      }
    }
    const killed = loader(new KilledJobs(database.db, clock)).load(plan, rules);
    await expect(killed).rejects.toThrow('killed in the last step');
    expect(await counts()).toEqual({});
    await loader().load(plan, rules);
    expect(await counts()).toMatchObject(expected(plan));
  });

  it('is done once by two instances that start together', async () => {
    const { plan, rules } = readPlan(join(FOLDER, 'a8-regiment.yaml'));
    const loads = await Promise.all([loader().load(plan, rules), loader().load(plan, rules)]);
    expect(new Set(loads).size).toBe(1);
    expect(await counts()).toMatchObject(expected(plan));
  });
});
