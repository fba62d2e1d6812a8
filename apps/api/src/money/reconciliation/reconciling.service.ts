import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { instantAt, localDate, plusDays } from '@cailan/shared-types';
import { paidSupermarkets, type PaidSupermarket } from '../../district/supermarkets/payees.sql';
import { Clock } from '../../ground/clock';
import { CONFIG, type Config } from '../../ground/settings/config';
import { Db, isDuplicate, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { JobsService } from '../../ground/jobs/jobs.service';
import { tell } from '../../messages/messages';
import { BadBill, parseTradeBill, type BillRow } from '../../ground/wechat/pay/bill';
import { PayClient } from '../../ground/wechat/pay/pay-client';
import { adviceOn, compare, numberOf, type ComparedRow } from './compare';
import type { ReconciliationRow } from './reconciliation.entity';
import { bookedIn, bookedUnder, differedBefore } from './reconciliation.sql';
import { reconciliations } from './reconciliations.moves';

/** The bill is there from ten o'clock on. */
const BILL_TIME = '10:00';
const JOB_TIME = '10:30';
/** A refund that we asked for in a day's last minutes may stand in the next day's bill. */
const LATE_SECONDS = 300;
/** So often a missing bill is asked for again, half an hour apart; then there was no trade, or the day is compared without. */
const MOST_TRIES = 10;
const TRY_SECONDS = 1800;
/** How far back days are made up for that passed while nothing ran. */
const MOST_DAYS_BACK = 7;

interface DayJob {
  mchid: string;
  date: string;
  attempt: number;
}

/** What comparing a day needs to know of its bill. */
type Bill = { rows: BillRow[]; fault?: string } | undefined;

/** Compares the provider's bills with the books, day by day and merchant by merchant (domain §10). */
@Injectable()
export class ReconcilingService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
    private readonly pay: PayClient,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<DayJob>('reconcile.day', (job) => this.work(job), { waits: true });
  }

  /** Has every merchant's days compared from yesterday's on, each at half past ten of the day after. */
  async begin(): Promise<void> {
    const yesterday = plusDays(this.today(), -1);
    await this.db.transaction(async (tx) => {
      for (const { mchid } of this.config.wechat?.merchants ?? []) await this.plan(tx, mchid, yesterday);
    });
  }

  /** Whether a day's bill may still be to come. */
  mayCome(date: string): boolean {
    return this.clock.now() < instantAt(plusDays(date, 1), BILL_TIME);
  }

  /**
   * Downloads a merchant's bill of a day and compares it; false when there is none. Without one the day is compared
   * only when told so, and all that it should list is missing. @throws PayError
   */
  async reconcile(mchid: string, date: string, options: { evenWithout: boolean }): Promise<boolean> {
    const bill = await this.download(mchid, date);
    if (!bill && !options.evenWithout) return false;
    const rows = await this.compared(mchid, date, bill);
    await this.store({ mchid, date, billed: bill ? 1 : 0 }, rows);
    return true;
  }

  /** Supermarkets with every payee that is or was theirs. */
  payees(): Promise<PaidSupermarket[]> {
    return paidSupermarkets(this.db);
  }

  private async work({ mchid, date, attempt }: DayJob): Promise<void> {
    const next = [plusDays(date, 1), plusDays(this.today(), -MOST_DAYS_BACK)].sort().at(-1) ?? date;
    await this.db.transaction((tx) => this.plan(tx, mchid, next));
    if (await this.reconcile(mchid, date, { evenWithout: attempt >= MOST_TRIES })) return;
    const again = { mchid, date, attempt: attempt + 1 };
    const key = `reconcile:${mchid}:${date}:${again.attempt}`;
    await this.db.transaction((tx) =>
      this.jobs.add(tx, 'reconcile.day', again, this.clock.in(TRY_SECONDS), key),
    );
  }

  private plan(tx: Tx, mchid: string, date: string): Promise<void> {
    const at = instantAt(plusDays(date, 1), JOB_TIME);
    return this.jobs.add(tx, 'reconcile.day', { mchid, date, attempt: 0 }, at, `reconcile:${mchid}:${date}`);
  }

  private today(): string {
    return localDate(this.clock.now());
  }

  private async download(mchid: string, date: string): Promise<Bill> {
    const file = await this.pay.tradeBill(mchid, date);
    if (!file) return undefined;
    try {
      return { rows: parseTradeBill(file.bytes) };
    } catch (error) {
      if (!(error instanceof BadBill)) throw error;
      return { rows: [], fault: error.message };
    }
  }

  private expected(mchid: string, date: string) {
    const from = instantAt(date, '00:00');
    const until = instantAt(plusDays(date, 1), '00:00');
    const earlier = (instant: string) => new Date(Date.parse(instant) - LATE_SECONDS * 1000).toISOString();
    const asked = { from: earlier(from), until: earlier(until) };
    return bookedIn(this.db, { mchid, date }, { from, until }, asked);
  }

  /** A bill that cannot be read is a difference by itself: there is nothing to compare line by line. */
  private async compared(mchid: string, date: string, bill: Bill): Promise<ReconciliationRow[]> {
    if (bill?.fault !== undefined) return [faultRow(date, bill.fault)];
    const rows = bill?.rows ?? [];
    const known = await bookedUnder(this.db, rows.map(numberOf));
    const payees = await this.payees();
    return compare(rows, known, await this.expected(mchid, date)).map((row) => storedRow(row, payees));
  }

  private async store(
    day: { mchid: string; date: string; billed: number },
    rows: readonly ReconciliationRow[],
  ): Promise<void> {
    const districts = new Set(
      (await this.payees()).filter(({ mchid }) => mchid === day.mchid).map(({ districtId }) => districtId),
    );
    try {
      await this.db.transaction(async (tx) => {
        const before = await differedBefore(tx, day.mchid, day.date);
        const compared = { id: newId(), ...day, createdAt: this.clock.now() };
        if (!(await reconciliations.replace(tx, compared, rows))) return;
        const fresh = rows.filter(({ cause, number }) => cause && !before.has(`${cause} ${number}`));
        if (fresh.length > 0) await this.tellDistricts(tx, [...districts], day, fresh.length);
      });
    } catch (error) {
      // Compared twice at once: the other one's is as good.
      if (!isDuplicate(error)) throw error;
    }
  }

  private async tellDistricts(
    tx: Tx,
    districtIds: readonly string[],
    { mchid, date }: { mchid: string; date: string },
    count: number,
  ): Promise<void> {
    const now = this.clock.now();
    const text = `${date} 微信对账（商户 ${mchid}）有 ${count} 笔不一致，请到对账里查看。`;
    for (const districtId of districtIds) {
      const admins = await tx.many<{ personId: string }>(
        `SELECT DISTINCT personId FROM role_grants WHERE role = 'district_admin' AND scopeId = ?
           AND startsAt <= ? AND (endsAt IS NULL OR endsAt > ?)`,
        [districtId, now, now],
      );
      const messages = admins.map(({ personId }) => ({ personId, kind: 'reconciliation', text }));
      await tell(tx, this.clock, messages);
    }
  }
}

/** Money that the books do not know is the supermarket's that alone is paid so. */
function storedRow(row: ComparedRow, payees: readonly PaidSupermarket[]): ReconciliationRow {
  const { kind, number, billFen, bookFen, feeFen, at, cause, book, payee } = row;
  const paid = payees.filter(({ mchid, subMchid }) => mchid === payee?.mchid && subMchid === payee?.subMchid);
  const own = new Map(paid.map((shop) => [shop.id, shop]));
  const [only] = own.size === 1 ? [...own.values()] : [];
  return {
    id: newId(),
    reconciliationId: '',
    supermarketId: book?.supermarketId ?? only?.id ?? null,
    districtId: book?.districtId ?? only?.districtId ?? null,
    ...{ kind, number, billFen, bookFen, feeFen, at, cause },
    text: cause && adviceOn[cause],
  };
}

function faultRow(date: string, fault: string): ReconciliationRow {
  const nobody = {
    supermarketId: null,
    districtId: null,
    billFen: null,
    bookFen: null,
    feeFen: null,
    at: null,
  };
  const text = `${adviceOn.bill_sum_differs}（${fault}）`.slice(0, 200);
  const cause = 'bill_sum_differs';
  return { id: newId(), reconciliationId: '', kind: 'payment', number: date, ...nobody, cause, text };
}
