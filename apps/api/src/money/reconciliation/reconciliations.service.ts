import { Inject, Injectable } from '@nestjs/common';
import {
  reconciliationStatus,
  type ReconciliationDifferenceView,
  type ReconciliationView,
} from '@cailan/shared-types';
import type { ReconcileDto } from '@cailan/shared-types/dto';
import { audit } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { CONFIG, type Config } from '../../ground/settings/config';
import { Lately } from '../../ground/kept';
import { apart } from '../../ground/db/answering';
import { Db, marks, type Reader } from '../../ground/db/db';
import type { Actor } from '../../ground/http/endpoint';
import type { KeyColumn, Page, Paging } from '../../ground/http/pages';
import { InvalidBody } from '../../ground/http/invalid-body';
import { refuse } from '../../ground/refused';
import { reaches, scopeWhere } from '../../ground/access/scope';
import { PayError } from '../../ground/wechat/pay/pay-error';
import { differingRows, seenRows, seenSums, type SeenRow, type SeenSums } from './reconciliation.sql';
import type { Reconciliation } from './reconciliation.entity';
import { ReconcilingService } from './reconciling.service';

const NEWEST_DAY: readonly KeyColumn[] = [
  { sql: 'date', of: 'date', descending: true },
  { sql: 'mchid', of: 'mchid' },
];
const NOTHING: SeenSums = {
  reconciliationId: '',
  billPayments: 0,
  billPaidFen: 0,
  billRefundedFen: 0,
  feeFen: 0,
  bookPaidFen: 0,
  bookRefundedFen: 0,
  differing: 0,
};

/** A reconciliation with all rows that its reader may see. */
export interface ReconciliationRead {
  view: ReconciliationView;
  rows: SeenRow[];
}

/** What people see and ask of reconciliations: a district of all its supermarkets, a supermarket of itself alone. */
@Injectable()
export class ReconciliationsService {
  private readonly asked = new Lately(this.config.limits.wechatAgainMs);

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly reconciling: ReconcilingService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Newest first, of one day where it is named. */
  async list(me: Actor, filter: { date?: string }, paging: Paging): Promise<Page<ReconciliationView[]>> {
    const mchids = await this.merchantsOf(me);
    const cut = paging.cut(NEWEST_DAY);
    const found = await this.db.many<Reconciliation>(
      `SELECT * FROM reconciliations
       WHERE mchid IN (${marks(mchids.length) || 'NULL'}) ${filter.date ? 'AND date = ?' : ''}
         AND ${cut.where} ${cut.tail}`,
      [...mchids, ...(filter.date ? [filter.date] : []), ...cut.values],
    );
    const page = paging.page(NEWEST_DAY, found);
    return page.with(await this.views(this.db, me, page.reply));
  }

  /** A page of what differs. @throws Refused `not_found` as `read` does. */
  async differences(me: Actor, id: string, paging: Paging): Promise<Page<ReconciliationDifferenceView[]>> {
    await this.view(me, id);
    const page = await differingRows(this.db, id, this.scope(me), paging);
    return page.with(
      page.reply.flatMap(({ cause, number, kind, billFen, bookFen, text }) =>
        cause ? [{ cause, number, kind, billFen, bookFen, text: text ?? '' }] : [],
      ),
    );
  }

  /**
   * Compares the day of every merchant that the actor's supermarkets are paid through, anew where it was compared.
   * @throws Refused `wechat_not_configured`, `bill_not_ready`, `wechat_unavailable`.
   */
  async run(me: Actor, { date }: ReconcileDto): Promise<ReconciliationView[]> {
    if (!isDay(date)) throw new InvalidBody(['date: must be a day']);
    const mchids = await this.merchantsOf(me);
    if (mchids.length === 0) refuse('wechat_not_configured');
    if (this.asked.did(`${date} ${mchids.join(' ')}`)) return this.ofDay(this.db, me, mchids, date);
    const evenWithout = !this.reconciling.mayCome(date);
    let compared = 0;
    for (const mchid of mchids) compared += (await this.reconcile(mchid, date, evenWithout)) ? 1 : 0;
    if (compared === 0) refuse('bill_not_ready');
    const entry = { actorId: me.personId, action: 'reconcile', subjectId: me.personId, facts: { date } };
    return this.db.transaction(
      (tx) => audit(tx, this.clock, entry),
      (tx) => this.ofDay(tx, me, mchids, date),
    );
  }

  private async ofDay(
    sql: Reader,
    me: Actor,
    mchids: readonly string[],
    date: string,
  ): Promise<ReconciliationView[]> {
    const found = await sql.many<Reconciliation>(
      `SELECT * FROM reconciliations WHERE date = ? AND mchid IN (${marks(mchids.length)}) ORDER BY mchid`,
      [date, ...mchids],
    );
    return this.views(sql, me, found);
  }

  /** @throws Refused `not_found` for a merchant through which none of the actor's supermarkets is paid. */
  async read(me: Actor, id: string): Promise<ReconciliationRead> {
    return { view: await this.view(me, id), rows: await seenRows(this.db, id, this.scope(me)) };
  }

  private async view(me: Actor, id: string): Promise<ReconciliationView> {
    const found = await this.db.many<Reconciliation>('SELECT * FROM reconciliations WHERE id = ?', [id]);
    const mchids = await this.merchantsOf(me);
    const [view] = await this.views(
      this.db,
      me,
      found.filter(({ mchid }) => mchids.includes(mchid)),
    );
    return view ?? refuse('not_found');
  }

  private async reconcile(mchid: string, date: string, evenWithout: boolean): Promise<boolean> {
    try {
      return await apart('a merchant’s day stands once compared; asked again, it is compared anew', () =>
        this.reconciling.reconcile(mchid, date, { evenWithout }),
      );
    } catch (error) {
      if (error instanceof PayError) refuse('wechat_unavailable');
      throw error;
    }
  }

  private async merchantsOf(me: Actor): Promise<string[]> {
    const own = (await this.reconciling.payees()).filter(({ id, districtId }) =>
      reaches(me, ['district_admin', 'supermarket_staff'], { supermarketId: id, districtId }, this.clock),
    );
    return [...new Set(own.map(({ mchid }) => mchid))].sort();
  }

  /** What is nobody's is for every district that is paid through the merchant. */
  private scope(me: Actor): { sql: string; values: string[] } {
    const district = scopeWhere(me, ['district_admin'], 'x', ['district'], this.clock);
    const supermarket = scopeWhere(me, ['supermarket_staff'], 'x', ['supermarket'], this.clock);
    const nobodys = district.values.length > 0 ? 'x.districtId IS NULL' : '1 = 0';
    return {
      sql: `(${district.sql} OR ${supermarket.sql} OR ${nobodys})`,
      values: [...district.values, ...supermarket.values],
    };
  }

  private async views(
    sql: Reader,
    me: Actor,
    found: readonly Reconciliation[],
  ): Promise<ReconciliationView[]> {
    if (found.length === 0) return [];
    const ids = found.map(({ id }) => id);
    const sums = new Map(
      (await seenSums(sql, ids, this.scope(me))).map((each) => [each.reconciliationId, each]),
    );
    return found.map(({ id, mchid, date, billed, createdAt }) => {
      const { reconciliationId: _, differing, ...amounts } = sums.get(id) ?? NOTHING;
      return {
        id,
        mchid,
        date,
        status: reconciliationStatus({ billed, differing }),
        ...amounts,
        differing,
        createdAt,
      };
    });
  }
}

/** `2026-02-30` is none. */
function isDay(date: string): boolean {
  const ms = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date);
}
