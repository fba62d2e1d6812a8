import type { INestApplicationContext } from '@nestjs/common';
import { Clock } from '../clock';
import { Db } from '../db/db';
import type { Actor } from '../http/endpoint';
import { grantsOf } from '../people/people.sql';
import type { DistrictRules } from '../plans/district-rules';
import { OffersService } from '../rounds/offers.service';
import { RoundsService } from '../rounds/rounds.service';

const MINUTE_MS = 60_000;
/** Left for people to order in: a window whose cut-off is nearer than this is left out. */
const LEAST_MS = 30 * MINUTE_MS;

interface Stall {
  supermarketId: string;
  windowId: string;
  startAt: string;
  rulesJson: string;
  districtId: string;
}

/** Opens one round for every supermarket and coming window kind, as its staff would, unless there are rounds already. */
export async function openDemonstration(app: INestApplicationContext): Promise<void> {
  const db = app.get(Db);
  if (await db.one('SELECT id FROM rounds LIMIT 1')) return;
  const now = app.get(Clock).ms();
  const stalls = await db.many<Stall>(
    `SELECT s.id AS supermarketId, w.id AS windowId, w.startAt, d.rulesJson, d.id AS districtId
     FROM supermarkets s JOIN districts d ON d.id = s.districtId JOIN delivery_windows w ON w.districtId = d.id
     ORDER BY s.code, w.startAt`,
  );
  const opened = new Set<string>();
  for (const stall of stalls) {
    const { cutOffMinutesBeforeWindow } = (JSON.parse(stall.rulesJson) as DistrictRules).rounds;
    const cutOff = Date.parse(stall.startAt) - cutOffMinutesBeforeWindow * MINUTE_MS;
    const window = await db.one<{ placeKinds: string }>(
      'SELECT placeKinds FROM delivery_windows WHERE id = ?',
      [stall.windowId],
    );
    const key = `${stall.supermarketId} ${window?.placeKinds}`;
    if (cutOff < now + LEAST_MS || opened.has(key)) continue;
    opened.add(key);
    await openRound(app, stall, new Date(cutOff).toISOString());
  }
}

async function openRound(app: INestApplicationContext, stall: Stall, cutOffAt: string): Promise<void> {
  const db = app.get(Db);
  const me = await staffOf(db, stall.supermarketId);
  const { rounds: defaults } = JSON.parse(stall.rulesJson) as DistrictRules;
  const communities = await db.many<{ id: string }>(
    `SELECT id FROM places WHERE level = 'community' AND districtId = ? ORDER BY sort`,
    [stall.districtId],
  );
  const round = await app.get(RoundsService).create(me, {
    supermarketId: stall.supermarketId,
    windowId: stall.windowId,
    communityIds: communities.map(({ id }) => id),
    opensAt: app.get(Clock).now(),
    cutOffAt,
    payBy: new Date(Date.parse(stall.startAt) - defaults.payByMinutesBeforeWindow * MINUTE_MS).toISOString(),
    quotaRule: defaults.rule,
    shortageRule: defaults.shortageRule,
    duesMode: defaults.dues,
    minimumFen: defaults.minimumFen,
    tolerancePercent: defaults.weightTolerancePercent,
  });
  const products = await db.many<{ productId: string; priceFen: number }>(
    'SELECT id AS productId, priceFen FROM products WHERE supermarketId = ? ORDER BY code',
    [stall.supermarketId],
  );
  await app.get(OffersService).set(me, round.id, { offers: products });
  await app.get(RoundsService).open(me, round.id);
}

async function staffOf(db: Db, supermarketId: string): Promise<Actor> {
  const person = await db.one<{ personId: string }>(
    `SELECT personId FROM role_grants WHERE role = 'supermarket_staff' AND scopeId = ? ORDER BY id LIMIT 1`,
    [supermarketId],
  );
  if (!person) throw new Error(`supermarket ${supermarketId} has no staff`);
  return { personId: person.personId, grants: await grantsOf(db, person.personId) };
}
