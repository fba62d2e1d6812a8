import { Injectable } from '@nestjs/common';
import {
  ACCOUNT_KINDS,
  accountKindNames,
  type BooksView,
  roundNames,
  type StatementView,
  wrongStatus,
} from '@cailan/shared-types';
import type { InvoiceDto } from '@cailan/shared-types/dto';
import { audit } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Reader } from '../../ground/db/db';
import type { Actor } from '../../ground/http/endpoint';
import { refuse, Refused } from '../../ground/refused';
import { reaches, scopeWhere, within } from '../../ground/access/scope';
import { actWhere } from '../../district/chain/chain.sql';
import { Round } from '../../ordering/rounds/round.entity';
import { rounds } from '../../ordering/rounds/rounds.moves';
import { districtSums, lossSums, statementGroups, supermarketSums } from '../../books/postings/books.sql';

/** What people read of the books: a round's statement, and the district's view of all (domain §10). */
@Injectable()
export class StatementsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /**
   * Ordered, paid, final, refunded and still owed back: a supermarket's and district's whole round, a leader's own
   * group orders. @throws Refused `not_found` to others.
   */
  statement(me: Actor, roundId: string): Promise<StatementView> {
    return this.statementFrom(this.db, me, roundId);
  }

  /** As `statement`, as a transaction sees it. */
  async statementFrom(sql: Reader, me: Actor, roundId: string): Promise<StatementView> {
    const round =
      (await sql.one<Round>('SELECT * FROM rounds WHERE id = ?', [roundId])) ?? refuse('not_found');
    const whole = reaches(me, ['supermarket_staff', 'district_admin', 'inspector'], round, this.clock);
    const scope = whole
      ? { sql: '1 = 1', values: [] }
      : actWhere(me, 'keep_book', 'g', ['street', 'community', 'grid'], this.clock);
    const groups = await statementGroups(sql, roundId, scope);
    if (!whole && groups.length === 0) refuse('not_found');
    const sum = (of: (group: StatementView['groups'][number]) => number) =>
      groups.reduce((total, group) => total + of(group), 0);
    return {
      roundId,
      roundCode: round.code,
      status: round.status,
      orderedFen: sum(({ orderedFen }) => orderedFen),
      paidFen: sum(({ paidFen }) => paidFen),
      finalFen: sum(({ finalFen }) => finalFen),
      refundedFen: sum(({ refundedFen }) => refundedFen),
      refundDueFen: sum(({ refundDueFen }) => refundDueFen),
      invoiceNo: round.invoiceNo,
      groups,
    };
  }

  /**
   * The supermarket names its invoice for a settled round; another number takes its place, and who changed it is kept.
   * @throws Refused `wrong_status` before the settlement; `not_found` for another supermarket's round.
   */
  async invoice(me: Actor, roundId: string, { invoiceNo }: InvoiceDto): Promise<StatementView> {
    return this.db.transaction(
      async (tx) => {
        const found = await tx.lockById(Round, roundId);
        const round = within(me, ['supermarket_staff'], found, this.clock);
        if (round.status !== 'settled') throw new Refused(wrongStatus(roundNames, round.status, 'settled'));
        if (round.invoiceNo === invoiceNo) return;
        await rounds.invoice(tx, roundId, invoiceNo);
        await audit(tx, this.clock, {
          actorId: me.personId,
          action: 'round.invoice',
          subjectId: roundId,
          facts: { invoiceNo, before: round.invoiceNo },
        });
      },
      (tx) => this.statementFrom(tx, me, roundId),
    );
  }

  /** Balances of every kind of account in the actor's district, each supermarket's sums, and losses by who bears them. */
  async books(me: Actor): Promise<BooksView> {
    const scope = scopeWhere(me, ['district_admin', 'inspector'], 'd', ['district'], this.clock);
    const [districtId = ''] = scope.values;
    const sums = await districtSums(this.db, districtId);
    const accounts = ACCOUNT_KINDS.map((kind) => {
      const own = sums.filter(({ accountKind }) => accountKind === kind);
      const debitFen = own.reduce((total, each) => total + each.debitFen, 0);
      const creditFen = own.reduce((total, each) => total + each.creditFen, 0);
      return { kind, name: accountKindNames[kind], debitFen, creditFen, balanceFen: debitFen - creditFen };
    });
    return {
      asOf: this.clock.now(),
      accounts,
      supermarkets: await supermarketSums(this.db, districtId, sums),
      losses: await lossSums(this.db, districtId),
      totalFen: accounts.reduce((total, { balanceFen }) => total + balanceFen, 0),
    };
  }
}
