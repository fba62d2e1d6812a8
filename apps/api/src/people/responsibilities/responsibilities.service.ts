import { Injectable } from '@nestjs/common';
import { phoneOf, responsibilityRefusal, type Post, type ResponsibilityView } from '@cailan/shared-types';
import type { CreateResponsibilityDto, EndResponsibilityDto } from '@cailan/shared-types/dto';
import { scopeWhere, within } from '../../ground/access/scope';
import { auditOnce } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Reader } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { at, Sealer } from '../../ground/db/sealer';
import type { Actor } from '../../ground/http/endpoint';
import type { KeyColumn, Page, Paging } from '../../ground/http/pages';
import { refuse, refuseIf } from '../../ground/refused';
import { District } from '../../district/places/place.entity';
import { responsibilities } from './responsibilities.moves';
import {
  pointsWithout,
  RESPONSIBILITIES_NAMED,
  standing,
  subjectById,
  type ResponsibilityRow,
} from './responsibilities.sql';
import { Responsibility } from './responsibility.entity';

const GIVERS: readonly Post[] = ['district_admin', 'community_staff'];
const READERS: readonly Post[] = [...GIVERS, 'inspector'];
const LEVELS = ['district', 'street', 'community'] as const;
const NEWEST: readonly KeyColumn[] = [{ sql: 'r.id', of: 'id', descending: true }];

/** Who answers for which point, supplier or place: named people with their numbers (A12 包保, B1 分管领导和联系人). */
@Injectable()
export class ResponsibilitiesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

  /** Those of the actor's places. */
  async list(me: Actor, ended: boolean, paging: Paging): Promise<Page<ResponsibilityView[]>> {
    const scope = scopeWhere(me, READERS, 'r', LEVELS, this.clock);
    const cut = paging.cut(NEWEST);
    const rows = await this.db.many<ResponsibilityRow>(
      `SELECT ${RESPONSIBILITIES_NAMED} WHERE ${scope.sql} AND r.endsAt IS ${ended ? 'NOT NULL' : 'NULL'}
         AND ${cut.where} ${cut.tail}`,
      [...scope.values, ...cut.values],
    );
    const page = paging.page(NEWEST, rows);
    return page.with(page.reply.map((row) => this.view(row)));
  }

  /** All in force of the actor's places as the list is printed, and the points for which nobody answers. */
  async printed(me: Actor): Promise<{ rows: ResponsibilityView[]; without: string[] }> {
    const scope = scopeWhere(me, READERS, 'r', LEVELS, this.clock);
    const points = scopeWhere(me, READERS, 'dp', LEVELS, this.clock);
    const rows = await this.db.many<ResponsibilityRow>(
      `SELECT ${RESPONSIBILITIES_NAMED} WHERE ${scope.sql} AND r.endsAt IS NULL
       ORDER BY r.streetId, r.communityId, r.subjectId, r.kind, r.id`,
      scope.values,
    );
    const without = await pointsWithout(this.db, points);
    return { rows: rows.map((row) => this.view(row)), without: without.map(({ name }) => name) };
  }

  /**
   * Names somebody who answers for it from now on.
   * @throws Refused `bad_phone`, `wrong_subject`, `responsibility_taken`, `two_points`, `client_key_reused`; `not_found` out of scope.
   */
  async give(me: Actor, dto: CreateResponsibilityDto): Promise<ResponsibilityView> {
    const { clientKey, ...body } = dto;
    return this.db.transaction(
      async (tx) => {
        const { kind, subjectKind, subjectId, name, title } = dto;
        const found = await subjectById(tx, subjectKind, subjectId);
        const { districtId, streetId, communityId } = within(me, GIVERS, found, this.clock);
        await tx.lockById(District, districtId);
        const write = { actorId: me.personId, action: 'responsibility.give', clientKey, body };
        const { repeated, subjectId: id } = await auditOnce(tx, this.clock, { ...write, subjectId: newId() });
        if (repeated) return id;
        const phoneHash = this.sealer.hashPhone(phoneOf(dto.phone) ?? refuse('bad_phone'));
        const others = await standing(tx, { districtId, kind, subjectId, phoneHash });
        const here = others.filter((other) => other.subjectId === subjectId);
        refuseIf(
          responsibilityRefusal({
            ...{ kind, subjectKind, taken: here.length > 0 },
            same: here.some((other) => other.phoneHash === phoneHash),
            points: others.filter((other) => other.phoneHash === phoneHash).length,
          }),
        );
        await responsibilities.give(tx, {
          ...{ id, kind, subjectKind, subjectId, districtId, streetId, communityId, phoneHash, title },
          nameSealed: this.sealer.seal(name, at.responsibleName(id)),
          phoneSealed: this.sealer.sealPhone(dto.phone, at.responsiblePhone(id)),
          givenById: me.personId,
          startsAt: this.clock.now(),
        });
        return id;
      },
      (tx, id) => this.byId(tx, id),
    );
  }

  /** Ends one now. Ending what has ended is nothing. @throws Refused `client_key_reused`; `not_found` out of scope. */
  async end(me: Actor, id: string, { clientKey, reason }: EndResponsibilityDto): Promise<ResponsibilityView> {
    return this.db.transaction(
      async (tx) => {
        within(me, GIVERS, await tx.lockById(Responsibility, id), this.clock);
        const write = { actorId: me.personId, action: 'responsibility.end', clientKey, body: { id, reason } };
        if ((await auditOnce(tx, this.clock, { ...write, subjectId: id })).repeated) return;
        await responsibilities.end(tx, id, this.clock.now(), reason);
      },
      (tx) => this.byId(tx, id),
    );
  }

  private async byId(sql: Reader, id: string): Promise<ResponsibilityView> {
    const row = await sql.one<ResponsibilityRow>(`SELECT ${RESPONSIBILITIES_NAMED} WHERE r.id = ?`, [id]);
    return row ? this.view(row) : refuse('not_found');
  }

  private view(row: ResponsibilityRow): ResponsibilityView {
    const { id, kind, subjectKind, subjectId, title, startsAt, endsAt, endReason } = row;
    return {
      ...{ id, kind, subjectKind, subjectId, title, startsAt, endsAt, endReason },
      subjectName: row.subjectName ?? '',
      name: this.sealer.open(row.nameSealed, at.responsibleName(id)),
      phone: this.sealer.phoneOrEmpty(row.phoneSealed, at.responsiblePhone(id)),
    };
  }
}
