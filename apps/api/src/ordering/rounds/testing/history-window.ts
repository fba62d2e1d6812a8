import type { Grant, QuotaRule } from '@cailan/shared-types';
import { newId } from '../../../ground/db/ids';
import type { Actor } from '../../../ground/http/endpoint';
import { signedInGrants } from '../../../people/people/people.sql';
import { OffersService } from '../offers.service';
import { RoundsService } from '../rounds.service';
import { startService, type TestService } from '@cailan/trials/world/service';
import type { TestEngine } from '@cailan/trials/world/engines';

/** What a history's rounds are like: those of one shop twice and of another, each with an end of its own. */
export interface Setting {
  rounds: { rule: QuotaRule; cutOffMinutes: number; quota: number; byCommunity: boolean }[];
  capacity: number;
}

interface Home {
  householdId: string;
  communityId: string;
  deliveryGroupId: string;
  resident: Actor;
  leader: Actor;
}

export interface HistoryRound {
  id: string;
  shop: Actor;
  rule: QuotaRule;
  /** Its offers: one with a quota, one of a limited class or without any. */
  offerIds: string[];
  /** Until when it takes lists, as its shop was told: what the service keeps is not asked. */
  untilMs: number;
  /** The cut-off that it was opened with, or put off to. */
  plannedCutOffAt: string;
}

const MINUTE_MS = 60_000;
const WEEK_MS = 8 * 86_400_000;
const SHOPS = [
  { code: 'S1', products: ['VEG-001', 'GRN-001'] },
  { code: 'S1', products: ['VEG-001', 'GRN-002'] },
  { code: 'S2', products: [] },
];
const LEFT_BEHIND = [
  'messages audit_entries posting_entries postings payment_allocations payments refund_items refund_batches',
  'household_order_lines household_orders group_order_lines group_orders share_outs',
  'offer_quotas offer_components offers round_communities rounds delivery_windows window_points',
].flatMap((names) => names.split(' '));

/** One window of the small plan with three rounds, for as long as a history lasts. */
export class HistoryWindow {
  homes: Home[] = [];
  rounds: HistoryRound[] = [];
  windowId = '';

  private constructor(readonly service: TestService) {}

  static async start(engine: TestEngine): Promise<HistoryWindow> {
    const window = new HistoryWindow(await startService(engine));
    await window.findHomes();
    return window;
  }

  get ms(): number {
    return this.service.clock.ms();
  }

  pass(minutes: number): void {
    this.service.clock.set(new Date(this.ms + minutes * MINUTE_MS).toISOString());
  }

  async begin({ rounds, capacity }: Setting): Promise<void> {
    this.service.clock.set(new Date(this.ms + WEEK_MS).toISOString());
    await this.makeWindow(capacity);
    this.rounds = [];
    for (const [i, round] of rounds.entries()) this.rounds.push(await this.open(SHOPS[i], round));
  }

  /** Leaves nothing for the next history to trip over. */
  async end(): Promise<void> {
    await this.service.db.transaction(async (tx) => {
      for (const table of LEFT_BEHIND) await tx.run(`DELETE FROM ${table}`);
      await tx.run(`DELETE FROM jobs WHERE kind <> 'windows.make'`);
    });
  }

  private async makeWindow(capacity: number): Promise<void> {
    const { db } = this.service;
    this.windowId = newId();
    const at = (hours: number) => new Date(this.ms + hours * 60 * MINUTE_MS).toISOString();
    const points = await db.many<{ id: string }>('SELECT id FROM drop_points');
    const district = await db.one<{ id: string }>('SELECT id FROM districts');
    await db.transaction(async (tx) => {
      await tx.run(
        `INSERT INTO delivery_windows (id, districtId, code, name, placeKinds, startAt, endAt, status)
         VALUES (?, ?, ?, '晚间', 'compound', ?, ?, 'planned')`,
        [this.windowId, district?.id ?? '', `EVENING-${at(10).slice(0, 10)}`, at(10), at(12)],
      );
      for (const { id } of points)
        await tx.run(
          'INSERT INTO window_points (id, windowId, dropPointId, capacity, taken) VALUES (?, ?, ?, ?, 0)',
          [newId(), this.windowId, id, capacity],
        );
    });
  }

  private async open(
    shop: (typeof SHOPS)[number] | undefined,
    { rule, cutOffMinutes, quota, byCommunity }: Setting['rounds'][number],
  ): Promise<HistoryRound> {
    const { db, app, clock } = this.service;
    const supermarket = await db.one<{ id: string }>('SELECT id FROM supermarkets WHERE code = ?', [
      shop?.code ?? '',
    ]);
    const supermarketId = supermarket?.id ?? '';
    const staff = await this.actor('supermarket_staff', supermarketId);
    const communityIds = [...new Set(this.homes.map(({ communityId }) => communityId))];
    const cutOffAt = new Date(this.ms + cutOffMinutes * MINUTE_MS).toISOString();
    const rounds = app.get(RoundsService);
    const { id } = await rounds.create(staff, {
      clientKey: newId(),
      supermarketId,
      windowId: this.windowId,
      communityIds,
      opensAt: clock.now(),
      cutOffAt,
      payBy: new Date(this.ms + 300 * MINUTE_MS).toISOString(),
      quotaRule: rule,
      shortageRule: 'fair',
      duesMode: 'after_delivery',
      minimumFen: 0,
      tolerancePercent: 10,
    });
    const products = await db.many<{ id: string; code: string; priceFen: number }>(
      'SELECT id, code, priceFen FROM products WHERE supermarketId = ? ORDER BY code',
      [supermarketId],
    );
    const sold = shop?.products.length
      ? products.filter(({ code }) => shop.products.includes(code))
      : products;
    const quotas = byCommunity
      ? { communityQuotas: communityIds.map((communityId) => ({ communityId, quota })) }
      : { quota };
    const offers = sold.slice(0, 2).map(({ id: productId, priceFen, code }) => ({
      productId,
      priceFen,
      ...(code.startsWith('GRN') ? {} : quotas),
    }));
    const view = await app.get(OffersService).set(staff, id, { offers });
    await rounds.open(staff, id);
    const offerIds = view.offers.map((offer) => offer.id);
    return { id, shop: staff, rule, offerIds, untilMs: Date.parse(cutOffAt), plannedCutOffAt: cutOffAt };
  }

  /** Two households in each of three buildings, of two communities. */
  private async findHomes(): Promise<void> {
    const rows = await this.service.db.many<Home & { gridId: string }>(
      `SELECT h.id AS householdId, h.communityId, h.deliveryGroupId, h.gridId FROM households h ORDER BY h.sort, h.id`,
    );
    const groups = [...new Set(rows.map(({ deliveryGroupId }) => deliveryGroupId))];
    const [first = '', second = ''] = groups;
    const other = rows.find(({ communityId }) => communityId !== rows[0]?.communityId)?.deliveryGroupId ?? '';
    for (const group of [first, second, other])
      for (const row of rows.filter(({ deliveryGroupId }) => deliveryGroupId === group).slice(0, 2))
        this.homes.push({
          ...row,
          resident: await this.actor('resident', row.householdId),
          leader: await this.actor('grid_leader', row.gridId),
        });
  }

  private async actor(role: Grant['role'], scopeId: string): Promise<Actor> {
    const { db, clock } = this.service;
    const { id } = await this.service.person(role, scopeId);
    const { grants = [] } = (await signedInGrants(db, id, undefined, clock.now())) ?? {};
    return { personId: id, grants, all: grants };
  }
}
