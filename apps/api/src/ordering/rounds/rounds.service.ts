import { randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  extendRefusal,
  closeRefusal,
  licenceRefusal,
  localDate,
  roundTimesRefusal,
  seedHash,
  servesRefusal,
  supplierWindow,
  type Post,
  type RoundDetailView,
  type RoundTotalsView,
  type RoundView,
} from '@cailan/shared-types';
import type { CreateRoundDto, ExtendRoundDto } from '@cailan/shared-types/dto';
import { audit, auditOnce } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, marks, type Reader, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import type { Actor } from '../../ground/http/endpoint';
import type { Page, Paging } from '../../ground/http/pages';
import { refuse, refuseIf } from '../../ground/refused';
import { reaches, scopeWhere, within } from '../../ground/access/scope';
import { JobsService } from '../../ground/jobs/jobs.service';
import { servedPlaces } from '../../district/places/places.sql';
import type { Supermarket } from '../../district/supermarkets/supermarket.entity';
import { supplierTerms } from '../../district/supermarkets/supplier-terms';
import type { DeliveryWindow } from '../../district/windows/window.entity';
import { takeNoMore, takeUntil } from './cut-off';
import { newDrawSecret, pseudonymHash } from './draw-secret';
import { draft } from './new-round';
import { OfferCache } from './offer-cache';
import { offerViews } from './offers.sql';
import { openRound } from './open-round';
import { listedRounds } from './round-list.sql';
import { RoundProgressCache } from './round-progress';
import { Round } from './round.entity';
import { rounds } from './rounds.moves';
import {
  communitiesOf,
  communitiesWithin,
  nextRoundCode,
  orderedHouseholds,
  roundRows,
  roundView,
  totalsByProduct,
  type RoundRow,
} from './rounds.sql';

/**
 * Who sets up and steers a whole round: its supermarket and its district. It serves several communities, so that the
 * staff of one act on their own group orders alone.
 */
const ROUND_KEEPERS: readonly Post[] = ['supermarket_staff', 'district_admin'];
const TRADE: readonly Post[] = ['supermarket_staff', 'district_admin', 'inspector'];

const WEEK_SECONDS = 7 * 86_400;
const MONTH_SECONDS = 31 * 86_400;

interface SetUpRow {
  districtId: string;
  supermarketId: string;
}

/** Rounds (团期) from draft to cut-off, extension and the end by hand (domain §5). */
@Injectable()
export class RoundsService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
    private readonly offerCache: OfferCache,
    private readonly progress: RoundProgressCache,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ roundId: string }>('round.cut-off', ({ roundId }) => this.cutOff(roundId));
  }

  /**
   * Rounds that the actor's supermarket or district keeps, a month back, and those that bring goods to the actor's
   * places, a week back; further back by their window. Drafts are seen by their shop and district only.
   */
  async list(
    me: Actor,
    filter: { windowId?: string; status?: string },
    paging: Paging,
  ): Promise<Page<RoundView[]>> {
    const served = await servedPlaces(
      this.db,
      me.grants.map(({ scopeId }) => scopeId),
    );
    const scope = {
      trade: scopeWhere(me, TRADE, 'r', ['district', 'supermarket'], this.clock),
      communities: await communitiesWithin(this.db, me),
      kinds: [...new Set(served.map(({ kind }) => kind))],
    };
    const since = { trade: this.clock.in(-MONTH_SECONDS), local: this.clock.in(-WEEK_SECONDS) };
    const page = await listedRounds(this.db, scope, since, filter, paging);
    return page.with(await this.views(page.reply));
  }

  /** @throws Refused `not_found` outside the actor's places. */
  async get(me: Actor, id: string, sql: Reader = this.db): Promise<RoundDetailView> {
    const [view] = await this.visible(me, id, sql);
    const home = await communitiesWithin(sql, me);
    // A draft's quotas are seen as they were typed, also where they will be shared out: its keeper goes on with them.
    const rule = view.status === 'draft' ? 'first_come' : view.quotaRule;
    return { ...view, offers: await offerViews(sql, id, rule, home.length === 1 ? home[0] : undefined) };
  }

  async totals(me: Actor, id: string): Promise<RoundTotalsView> {
    const [, row] = await this.visible(me, id);
    within(me, ROUND_KEEPERS, row, this.clock);
    const products = await totalsByProduct(this.db, id);
    const amountFen = products.reduce((sum, product) => sum + product.amountFen, 0);
    return {
      households: await orderedHouseholds(this.db, id),
      amountFen,
      products: products.map(({ offerId, name, spec, quantity }) => ({ offerId, name, spec, quantity })),
    };
  }

  /** A draft round. @throws Refused `supplier_not_licensed`, `licence_ended`, `community_not_served`, `window_not_served`, `round_times`, `community_outside_district`, `client_key_reused`. */
  async create(me: Actor, dto: CreateRoundDto): Promise<RoundView> {
    const supermarket = await this.db.one<Supermarket>('SELECT * FROM supermarkets WHERE id = ?', [
      dto.supermarketId,
    ]);
    const scope = supermarket && { ...supermarket, supermarketId: supermarket.id };
    const { districtId } = within(me, ['supermarket_staff', 'district_admin'], scope, this.clock);
    const window = await this.window(this.db, dto.windowId, districtId);
    refuseIf(licenceRefusal(supermarket, localDate(window.startAt)));
    const communities = await this.communities(dto.communityIds, districtId);
    const terms = await supplierTerms(this.db, dto.supermarketId);
    refuseIf(servesRefusal(terms, { communities, window }));
    const { startAt } = supplierWindow(terms, window);
    refuseIf(roundTimesRefusal({ ...dto, windowStartAt: startAt }, this.clock.now()));
    const { clientKey, ...body } = dto;
    const { communityIds, ...plain } = body;
    return this.db.transaction(
      async (tx) => {
        const write = { actorId: me.personId, action: 'round.create', clientKey, body, subjectId: newId() };
        const { repeated, subjectId } = await auditOnce(tx, this.clock, write);
        if (repeated) return subjectId;
        const code = await nextRoundCode(tx, window);
        const made = draft(me.personId, this.clock.now());
        await rounds.draft(tx, { ...plain, id: subjectId, districtId, code, ...made }, communityIds);
        // What nobody ends ends by its deadlines (docs/states.md).
        await this.jobs.add(tx, 'round.deadlines', { roundId: subjectId }, dto.cutOffAt);
        return subjectId;
      },
      (tx, id) => this.view(tx, id),
    );
  }

  /** Freezes the offers, makes the group orders and sets the cut-off's job. */
  open(me: Actor, id: string): Promise<RoundView> {
    return this.change(me, id, 'round.open', async (tx, round) => {
      await openRound(tx, this.clock, round);
      const fair = round.quotaRule === 'fair';
      const seed = fair ? randomBytes(32).toString('hex') : null;
      const drawSecret = newDrawSecret();
      await rounds.open(tx, id, {
        seed,
        seedHash: seed && seedHash(seed),
        drawSecret,
        pseudonymHash: fair ? pseudonymHash(drawSecret) : null,
      });
      await this.jobs.add(tx, 'round.cut-off', { roundId: id }, round.cutOffAt);
    });
  }

  /** Closes by hand before the cut-off. */
  close(me: Actor, id: string): Promise<RoundView> {
    return this.change(me, id, 'round.close', (tx, round) => this.closeIn(tx, round));
  }

  /** Takes orders again until a later cut-off. @throws Refused `round_has_confirmed`, `already_drawn`, `round_times`. */
  extend(me: Actor, id: string, { cutOffAt, payBy }: ExtendRoundDto): Promise<RoundView> {
    return this.change(me, id, 'round.extend', async (tx, round) => {
      const confirmed = await tx.one<{ count: number }>(
        `SELECT COUNT(*) AS count FROM group_orders WHERE roundId = ? AND status <> 'collecting'`,
        [id],
      );
      const window = await this.window(tx, round.windowId, round.districtId);
      refuseIf(
        extendRefusal({
          status: round.status,
          confirmedGroups: confirmed?.count ?? 0,
          drawn: round.drawnAt !== null,
        }),
      );
      const { startAt } = supplierWindow(await supplierTerms(tx, round.supermarketId), window);
      const times = { opensAt: round.opensAt, cutOffAt, payBy, windowStartAt: startAt };
      refuseIf(roundTimesRefusal(times, this.clock.now()));
      await takeUntil(tx, id, { cutOffAt, payBy });
      await this.jobs.add(tx, 'round.cut-off', { roundId: id }, cutOffAt);
    });
  }

  /** The cut-off's job: closes a round whose time has come; a round that was extended has a later job. */
  private async cutOff(roundId: string): Promise<void> {
    const windowId = await this.db.transaction(async (tx) => {
      const round = await tx.lockById(Round, roundId);
      if (round?.status !== 'open' || round.cutOffAt > this.clock.now()) return undefined;
      await this.closeIn(tx, round);
      return round.windowId;
    });
    if (windowId) this.offerCache.forget(windowId);
  }

  private async closeIn(tx: Tx, round: Round): Promise<void> {
    // A first-come round whose buildings were picked while it was open goes on from there.
    const to = round.waves > 0 ? 'fulfilling' : 'closed';
    refuseIf(closeRefusal(round.status, to));
    const now = this.clock.now();
    await takeNoMore(tx, round, to, now);
    if (round.quotaRule === 'fair') await this.jobs.add(tx, 'round.share-out', { roundId: round.id }, now);
  }

  /** Locks a round that the actor keeps, changes it, and records who did; gives it as it then is. */
  private async change(
    me: Actor,
    id: string,
    action: string,
    work: (tx: Tx, round: Round) => Promise<void>,
  ): Promise<RoundView> {
    await this.visible(me, id);
    const view = await this.db.transaction(
      async (tx) => {
        const round = this.kept(me, await tx.lockById(Round, id));
        await work(tx, round);
        await audit(tx, this.clock, { actorId: me.personId, action, subjectId: id });
      },
      (tx) => this.view(tx, id),
    );
    this.offerCache.forget(view.windowId);
    return view;
  }

  /** The round, to who steers the whole of it. @throws Refused `not_found` to everyone else. */
  kept<T extends SetUpRow>(me: Actor, round: T | undefined): T {
    return within(me, ROUND_KEEPERS, round, this.clock);
  }

  private async view(sql: Reader, id: string): Promise<RoundView> {
    const [view] = await this.views(await roundRows(sql, 'r.id = ?', [id]), sql);
    return view ?? refuse('not_found');
  }

  private async views(rows: readonly RoundRow[], sql: Reader = this.db): Promise<RoundView[]> {
    const ids = rows.map(({ id }) => id);
    const communities = await communitiesOf(sql, ids);
    const progressOf = await this.progress.of(ids, sql);
    return rows.map((row) => roundView(row, communities.get(row.id) ?? [], progressOf(row.id)));
  }

  private async visible(me: Actor, id: string, sql: Reader = this.db): Promise<[RoundView, Round]> {
    const rows = await roundRows(sql, 'r.id = ?', [id]);
    const [view] = await this.views(rows, sql);
    const [row] = rows;
    if (!row || !view) refuse('not_found');
    if (reaches(me, TRADE, row, this.clock)) return [view, row];
    const home = await communitiesWithin(sql, me);
    if (row.status === 'draft' || !view.communityIds.some((communityId) => home.includes(communityId)))
      refuse('not_found');
    return [view, row];
  }

  private async window(sql: Reader, id: string, districtId: string): Promise<DeliveryWindow> {
    const window = await sql.one<DeliveryWindow>('SELECT * FROM delivery_windows WHERE id = ?', [id]);
    if (!window || window.districtId !== districtId) refuse('community_outside_district');
    if (window.status === 'cancelled') refuse('window_cancelled');
    return window;
  }

  private async communities(
    ids: readonly string[],
    districtId: string,
  ): Promise<{ code: string; name: string }[]> {
    const rows = await this.db.many<{ code: string; name: string }>(
      `SELECT code, name FROM places WHERE level = 'community' AND districtId = ? AND id IN (${marks(ids.length)})`,
      [districtId, ...ids],
    );
    if (rows.length !== ids.length) refuse('community_outside_district');
    return rows;
  }
}
