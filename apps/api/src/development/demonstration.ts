import type { INestApplicationContext } from '@nestjs/common';
import type { OfferDto } from '@cailan/shared-types/dto';
import { Clock } from '../ground/clock';
import { newId } from '../ground/db/ids';
import { Db, marks } from '../ground/db/db';
import type { Actor } from '../ground/http/endpoint';
import { signedInGrants } from '../people/people/people.sql';
import { JobsService } from '../ground/jobs/jobs.service';
import type { District } from '../district/places/place.entity';
import type { DistrictRules } from '../district/places/district-rules';
import { OffersService } from '../ordering/rounds/offers.service';
import { RoundsService } from '../ordering/rounds/rounds.service';
import type { Supermarket } from '../district/supermarkets/supermarket.entity';
import { termsOf } from '../district/supermarkets/supplier-terms';
import type { DeliveryWindow } from '../district/windows/window.entity';

const MINUTE_MS = 60_000;
/** Left for people to order in: a window whose cut-off is nearer than this is left out. */
const LEAST_MS = 30 * MINUTE_MS;

/** Units of a scarce product for each household, and the most for one. */
const SCARCE_PART = 0.25;
const SCARCE_LIMIT = 4;

/** A round that an earlier start may have left behind. */
interface Begun {
  id: string;
  status: string;
}

/** The mark of a demonstration that was begun and not ended: a job that waits, withdrawn with the last round. */
const BEGUN = 'demonstration.open';

/**
 * Opens a round for every supermarket in the next window of each kind that it serves, unless there are rounds already.
 * All of them or none: what was broken off in the middle is finished at the next start.
 */
export async function openDemonstration(app: INestApplicationContext): Promise<void> {
  const [db, jobs, clock] = [app.get(Db), app.get(JobsService), app.get(Clock)];
  jobs.handle(BEGUN, () => openRounds(app));
  if (!(await db.one('SELECT id FROM rounds LIMIT 1')))
    await db.transaction((tx) => jobs.add(tx, BEGUN, {}, clock.now(), BEGUN));
  if (!(await db.one(`SELECT id FROM jobs WHERE uniqueKey = ? AND status = 'waiting'`, [BEGUN]))) return;
  await openRounds(app);
  await db.transaction((tx) => jobs.withdraw(tx, BEGUN));
}

async function openRounds(app: INestApplicationContext): Promise<void> {
  for (const district of await app.get(Db).many<District>('SELECT * FROM districts')) {
    const rules = JSON.parse(district.rulesJson) as DistrictRules;
    const supermarkets = await app
      .get(Db)
      .many<Supermarket>('SELECT * FROM supermarkets WHERE districtId = ? ORDER BY id', [district.id]);
    for (const supermarket of supermarkets)
      for (const { window } of termsOf(supermarket).windows)
        await openNext(app, district, rules, supermarket, window);
  }
}

async function openNext(
  app: INestApplicationContext,
  district: District,
  { rounds: defaults }: DistrictRules,
  supermarket: Supermarket,
  windowRule: string,
): Promise<void> {
  const db = app.get(Db);
  const now = app.get(Clock).ms();
  const before = (window: DeliveryWindow, minutes: number) =>
    Date.parse(window.startAt) - minutes * MINUTE_MS;
  const windows = await db.many<DeliveryWindow>(
    'SELECT * FROM delivery_windows WHERE districtId = ? AND code LIKE ? ORDER BY startAt',
    [district.id, `${windowRule}-%`],
  );
  const window = windows.find((each) => before(each, defaults.cutOffMinutesBeforeWindow) >= now + LEAST_MS);
  if (!window) return;
  const me = await staffOf(db, supermarket.id, app.get(Clock).now());
  const begun = await db.one<Begun>(
    'SELECT id, status FROM rounds WHERE supermarketId = ? AND windowId = ? LIMIT 1',
    [supermarket.id, window.id],
  );
  if (begun && begun.status !== 'draft') return;
  const communities = await communityIds(db, district.id, termsOf(supermarket).communities);
  const round =
    begun ??
    (await app.get(RoundsService).create(me, {
      clientKey: newId(),
      supermarketId: supermarket.id,
      windowId: window.id,
      communityIds: communities,
      opensAt: app.get(Clock).now(),
      cutOffAt: new Date(before(window, defaults.cutOffMinutesBeforeWindow)).toISOString(),
      payBy: new Date(before(window, defaults.payByMinutesBeforeWindow)).toISOString(),
      quotaRule: supermarket.id === (await smallest(db, district.id)) ? 'fair' : defaults.rule,
      shortageRule: defaults.shortageRule,
      duesMode: defaults.dues,
      minimumFen: defaults.minimumFen,
      tolerancePercent: defaults.weightTolerancePercent,
    }));
  const offers = await offersOf(db, supermarket, communities);
  await app.get(OffersService).set(me, round.id, { offers });
  await app.get(RoundsService).open(me, round.id);
}

/** The supermarket with the shortest list: what it has is shared out fairly, so that both rules can be seen. */
async function smallest(db: Db, districtId: string): Promise<string | undefined> {
  const row = await db.one<{ id: string }>(
    `SELECT s.id FROM supermarkets s JOIN products p ON p.supermarketId = s.id
     WHERE s.districtId = ? GROUP BY s.id ORDER BY COUNT(*), s.id LIMIT 1`,
    [districtId],
  );
  return row?.id;
}

/** All that it carries. Goods with a price ceiling, which everyone needs, are scarce: a quota, and a limit. */
async function offersOf(
  db: Db,
  { id, districtId }: Supermarket,
  communities: readonly string[],
): Promise<OfferDto[]> {
  const served = await db.one<{ households: number }>(
    `SELECT COUNT(*) AS households FROM households WHERE communityId IN (${marks(communities.length)})`,
    communities,
  );
  const quota = Math.ceil((served?.households ?? 0) * SCARCE_PART);
  const products = await db.many<{ productId: string; priceFen: number; ceilingFen: number | null }>(
    `SELECT p.id AS productId, p.priceFen, c.ceilingFen FROM products p
     LEFT JOIN price_ceilings c ON c.districtId = ? AND c.productCode = p.code
     WHERE p.supermarketId = ? ORDER BY p.code`,
    [districtId, id],
  );
  return products.map(({ productId, priceFen, ceilingFen }) =>
    ceilingFen === null
      ? { productId, priceFen }
      : { productId, priceFen, quota, limitPerHousehold: SCARCE_LIMIT },
  );
}

async function communityIds(db: Db, districtId: string, codes: readonly string[]): Promise<string[]> {
  const rows = await db.many<{ id: string }>(
    `SELECT id FROM places WHERE level = 'community' AND districtId = ? AND code IN (${marks(codes.length)})`,
    [districtId, ...codes],
  );
  return rows.map(({ id }) => id);
}

async function staffOf(db: Db, supermarketId: string, now: string): Promise<Actor> {
  const person = await db.one<{ personId: string }>(
    `SELECT personId FROM role_grants WHERE role = 'supermarket_staff' AND scopeId = ? ORDER BY id LIMIT 1`,
    [supermarketId],
  );
  if (!person) throw new Error(`supermarket ${supermarketId} has no staff`);
  const { grants = [] } = (await signedInGrants(db, person.personId, undefined, now)) ?? {};
  return { personId: person.personId, grants, all: grants };
}
