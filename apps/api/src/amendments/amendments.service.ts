import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  classNames,
  formatFen,
  withdrawRefusal,
  type Amended,
  type AmendmentView,
} from '@cailan/shared-types';
import type { ChangeCeilingsDto, ChangeDropPointDto, ChangeLimitsDto } from '@cailan/shared-types/dto';
import { audit } from '../ground/audit/audit';
import { Clock } from '../ground/clock';
import { Db, type Reader, type Tx } from '../ground/db/db';
import { Sealer } from '../ground/db/sealer';
import type { Actor } from '../ground/http/endpoint';
import type { Page, Paging } from '../ground/http/pages';
import { refuse, refuseIf } from '../ground/refused';
import { scopeWhere, within } from '../ground/access/scope';
import { JobsService } from '../ground/jobs/jobs.service';
import { District, type DropPoint } from '../district/places/place.entity';
import { PlanAmendment } from '../district/plan/amendment.entity';
import { amendments } from '../district/plan/amendments.moves';
import { PlanViewService } from '../district/plan/plan-view.service';
import { askedBefore, lockDistrict, recordAmendment, type Change } from './amending';
import { writeChange } from './write-change';
import { amendmentRows, amendmentView, NEWEST } from './amendments.sql';

const BEGIN = 'amendment.begin';

/** What was changed of the plan, and the changes of what is the district's: points, limits, ceilings. */
@Injectable()
export class AmendmentsService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly jobs: JobsService,
    private readonly plan: PlanViewService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ amendmentId: string }>(BEGIN, ({ amendmentId }) => this.begin(amendmentId));
  }

  async list(me: Actor, paging: Paging): Promise<Page<AmendmentView[]>> {
    const scope = scopeWhere(me, ['district_admin', 'inspector'], 'a', ['district'], this.clock);
    const cut = paging.cut(NEWEST);
    const where = `${scope.sql} AND ${cut.where}`;
    const rows = await amendmentRows(this.db, where, [...scope.values, ...cut.values], cut.tail);
    const page = paging.page(NEWEST, rows);
    return page.with(page.reply.map((row) => amendmentView(this.sealer, row)));
  }

  async view(sql: Reader, id: string): Promise<AmendmentView> {
    const [row] = await amendmentRows(sql, 'a.id = ?', [id]);
    return row ? amendmentView(this.sealer, row) : refuse('not_found');
  }

  /** Before it began. @throws Refused `wrong_status`; `not_found` outside the actor's district. */
  withdraw(me: Actor, id: string, reason: string): Promise<AmendmentView> {
    return this.db.transaction(
      async (tx) => {
        const found = await tx.one<PlanAmendment>('SELECT * FROM plan_amendments WHERE id = ?', [id]);
        await lockDistrict(tx, me, found?.districtId, this.clock);
        const row = within(me, ['district_admin'], await tx.lockById(PlanAmendment, id), this.clock);
        refuseIf(withdrawRefusal(row.status));
        await amendments.withdraw(tx, id);
        const facts = { reason };
        await audit(tx, this.clock, { actorId: me.personId, action: 'amend.withdraw', subjectId: id, facts });
      },
      (tx) => this.view(tx, id),
    );
  }

  /** Windows that have not begun take its capacity over, but never less than they have promised. @throws Refused `not_found`. */
  async dropPoint(me: Actor, pointId: string, body: ChangeDropPointDto): Promise<AmendmentView> {
    const found = await this.db.one<DropPoint>('SELECT * FROM drop_points WHERE id = ?', [pointId]);
    const { name, staff, capacity } = body;
    return this.amend(me, found?.districtId, { what: 'drop_point', subjectId: pointId, body }, async (tx) => {
      const point = await tx.one<DropPoint>('SELECT * FROM drop_points WHERE id = ?', [pointId]);
      const words = (of: { name: string; staff: number; capacity: number }) =>
        `${of.name}，${of.staff} 人，每时段 ${of.capacity} 户`;
      const after = { name, staff, capacity };
      return {
        subject: point?.name ?? '',
        before: point ? words(point) : '',
        after: words(after),
        write: { pointId, ...after },
      };
    });
  }

  async limits(me: Actor, { limits, ...body }: ChangeLimitsDto): Promise<AmendmentView> {
    const { id } = await this.plan.districtOf(me, this.db);
    const asked = { what: 'limits' as const, subjectId: id, body: { ...body, limits } };
    return this.amend(me, id, asked, async (tx, district) => {
      const { limits: before } = await this.plan.of(district, tx);
      const words = (of: typeof before) =>
        of
          .map((one) => `${classNames[one.productClass]} ${one.periodDays} 天 ${one.quantity} 份`)
          .join('，') || '不限量';
      return { subject: district.name, before: words(before), after: words(limits), write: { limits } };
    });
  }

  async ceilings(me: Actor, { ceilings, ...body }: ChangeCeilingsDto): Promise<AmendmentView> {
    const { id } = await this.plan.districtOf(me, this.db);
    const asked = { what: 'ceilings' as const, subjectId: id, body: { ...body, ceilings } };
    return this.amend(me, id, asked, async (tx, district) => {
      const { ceilings: before } = await this.plan.of(district, tx);
      const words = (of: typeof before) =>
        of.map((one) => `${one.productCode} ${formatFen(one.ceilingFen)}`).join('，') || '不限价';
      return { subject: district.name, before: words(before), after: words(ceilings), write: { ceilings } };
    });
  }

  private async amend(
    me: Actor,
    districtId: string | undefined,
    asked: { what: Amended; subjectId: string; body: { clientKey: string; reason: string; fromAt?: string } },
    work: (tx: Tx, district: District) => Promise<Change>,
  ): Promise<AmendmentView> {
    return this.db.transaction(
      async (tx) => {
        const district = await lockDistrict(tx, me, districtId, this.clock);
        const { repeated, id } = await askedBefore(tx, this.clock, me, asked);
        if (repeated) return id;
        const change = await work(tx, district);
        const { row, now } = await recordAmendment(tx, this.clock, { id, me, district, asked, change });
        if (now) await writeChange(tx, this.clock, row);
        else await this.jobs.add(tx, BEGIN, { amendmentId: id }, row.fromAt);
        return id;
      },
      (tx, id) => this.view(tx, id),
    );
  }

  /** The job of a change that was decided for later; withdrawn ones stay as they are. */
  private async begin(id: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const found = await tx.one<PlanAmendment>('SELECT * FROM plan_amendments WHERE id = ?', [id]);
      if (!found) return;
      await tx.lockById(District, found.districtId);
      if ((await amendments.begin(tx, found)) > 0) await writeChange(tx, this.clock, found);
    });
  }
}
