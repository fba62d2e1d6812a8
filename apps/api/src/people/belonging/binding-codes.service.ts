import { Injectable } from '@nestjs/common';
import type { BindingTargetView, BuildingCodeView, InvitationView } from '@cailan/shared-types';
import type { ClientKeyDto, CreateInvitationDto } from '@cailan/shared-types/dto';
import { AttemptsService } from '../attempts/attempts.service';
import { auditOnce } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Reader, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import type { Actor } from '../../ground/http/endpoint';
import type { Cut, KeyColumn, Page, Paging } from '../../ground/http/pages';
import { isRefused, refuse } from '../../ground/refused';
import { scopeWhere, within, withinHome } from '../../ground/access/scope';
import { Place } from '../../district/places/place.entity';
import { bindingCodes } from './binding-codes.moves';
import type { BindingCode } from './binding.entity';
import { codeAnswers, scopedHousehold, usableCode } from './belonging.sql';
import { newCode } from '../attempts/typed-code';

const INVITATION_SECONDS = 7 * 24 * 3600;
/** A building with what its place in the list is told by. */
interface BuildingRow extends BuildingCodeView {
  communityName: string;
  communityId: string;
  gridId: string;
  sort: number;
}

const IN_PLAN: readonly KeyColumn[] = [
  { sql: 'p.communityId', of: 'communityId' },
  { sql: 'p.gridId', of: 'gridId' },
  { sql: 'p.sort', of: 'sort', kind: 'number' },
  { sql: 'p.id', of: 'placeId' },
];

/** A family, and the people of one building's chat group. */
const USES = { household: 5, building: 10 } as const;

/** The codes by which people find where they belong: on a building's poster, or in an invitation. */
@Injectable()
export class BindingCodesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly attempts: AttemptsService,
  ) {}

  /** Where a code leads. @throws Refused `bad_binding_code` when it is unknown, used up or too old; `too_many_attempts`. */
  async target(me: Actor, text: string, address: string): Promise<BindingTargetView> {
    const tried = { wrong_code_person: me.personId, wrong_code_address: address };
    return this.attempts.guard(tried, isRefused('bad_binding_code'), async () => {
      const code = await usableCode(this.db, text.toUpperCase(), this.clock.now());
      if (!code) refuse('bad_binding_code');
      const { kind, communityName, placeName, door } = await this.leadsTo(this.db, code);
      const household = await scopedHousehold(this.db, code.householdId ?? '');
      const invited = household !== undefined && code.createdById !== me.personId;
      const answers = invited && (await codeAnswers(this.db, code, household, this.clock.now()));
      return { kind, communityName, placeName, door, answers };
    });
  }

  /** A page of `buildings`. */
  async page(me: Actor, paging: Paging): Promise<Page<BuildingCodeView[]>> {
    const page = paging.page(IN_PLAN, await this.rows(me, paging.cut(IN_PLAN)));
    return page.with(page.reply.map(({ placeId, placeName, code }) => ({ placeId, placeName, code })));
  }

  /** The posters' codes of the actor's buildings, in the order of the plan; what has none yet gets one. */
  buildings(me: Actor): Promise<BuildingRow[]> {
    return this.rows(me, {
      where: '1 = 1',
      values: [],
      tail: 'ORDER BY p.communityId, p.gridId, p.sort, p.id',
    });
  }

  private async rows(me: Actor, cut: Cut): Promise<BuildingRow[]> {
    const scope = scopeWhere(
      me,
      ['grid_leader', 'community_staff'],
      'p',
      ['grid', 'community', 'street'],
      this.clock,
    );
    const read = (sql: Reader) =>
      sql.many<Omit<BuildingRow, 'code'> & { code: string | null }>(
        `SELECT p.id AS placeId, p.name AS placeName, c.code, p.communityId, p.gridId, p.sort,
                co.name AS communityName
         FROM places p JOIN places co ON co.id = p.communityId
         LEFT JOIN binding_codes c ON c.placeId = p.id AND c.kind = 'poster' AND c.endedAt IS NULL
         WHERE p.level = 'building' AND ${scope.sql} AND ${cut.where} ${cut.tail}`,
        [...scope.values, ...cut.values],
      );
    const rows = await read(this.db);
    const without = rows.filter(({ code }) => code === null).map(({ placeId }) => placeId);
    if (without.length === 0) return rows.map((row) => ({ ...row, code: row.code ?? '' }));
    const made = await this.db.transaction((tx) => this.makeMissing(tx, me, without), read);
    return made.map((row) => ({ ...row, code: row.code ?? '' }));
  }

  /**
   * A new code for a building's poster; the old one stops at once. Asked again it is the code that stands.
   * @throws Refused `client_key_reused`; `not_found` outside one's places.
   */
  async renew(me: Actor, placeId: string, { clientKey }: ClientKeyDto): Promise<BuildingCodeView> {
    return this.db.transaction(async (tx) => {
      const place = await tx.lockById(Place, placeId);
      const building = within(
        me,
        ['grid_leader', 'community_staff'],
        place?.level === 'building' ? place : undefined,
        this.clock,
      );
      const write = { actorId: me.personId, action: 'code.renew', clientKey, body: { placeId } };
      const { repeated } = await auditOnce(tx, this.clock, { ...write, subjectId: placeId });
      const { code } = (repeated && (await standing(tx, placeId))) || (await this.replace(tx, me, placeId));
      return { placeId, placeName: building.name, code };
    });
  }

  private async replace(tx: Tx, me: Actor, placeId: string): Promise<BindingCode> {
    await bindingCodes.endPoster(tx, placeId, this.clock.now());
    return this.insert(tx, me, { kind: 'poster', placeId });
  }

  /**
   * Invites to one household (its members, leader and staff may), or to a building (leader and staff).
   * @throws Refused `validation_failed` unless exactly one is named, `client_key_reused`; `not_found` out of reach.
   */
  async invite(me: Actor, dto: CreateInvitationDto): Promise<InvitationView> {
    const { clientKey, ...body } = dto;
    if ((dto.householdId === undefined) === (dto.buildingId === undefined)) refuse('validation_failed');
    return this.db.transaction(async (tx) => {
      await this.checkReach(tx, me, dto);
      const write = { actorId: me.personId, action: 'invitation.create', clientKey, body };
      const { repeated, subjectId } = await auditOnce(tx, this.clock, { ...write, subjectId: newId() });
      const code = repeated
        ? ((await tx.one<BindingCode>('SELECT * FROM binding_codes WHERE id = ?', [subjectId])) ??
          refuse('not_found'))
        : await this.insert(tx, me, {
            id: subjectId,
            kind: 'invitation',
            placeId: dto.buildingId,
            householdId: dto.householdId,
            expiresAt: this.clock.in(INVITATION_SECONDS),
            usesLeft: USES[dto.householdId === undefined ? 'building' : 'household'],
          });
      const { kind, placeName, door } = await this.leadsTo(tx, code);
      return {
        code: code.code,
        kind,
        placeName,
        door,
        expiresAt: code.expiresAt ?? '',
        usesLeft: code.usesLeft ?? 0,
      };
    });
  }

  private async checkReach(
    tx: Tx,
    me: Actor,
    { householdId, buildingId }: CreateInvitationDto,
  ): Promise<void> {
    if (householdId !== undefined) {
      const household = await scopedHousehold(tx, householdId);
      withinHome(me, ['grid_leader', 'community_staff'], household, this.clock);
      return;
    }
    const place = await tx.one<Place>(`SELECT * FROM places WHERE id = ? AND level = 'building'`, [
      buildingId ?? '',
    ]);
    within(me, ['grid_leader', 'community_staff'], place, this.clock);
  }

  /** Two at once: the places are locked, and who comes second finds the codes made. */
  private async makeMissing(tx: Tx, me: Actor, placeIds: readonly string[]): Promise<void> {
    await tx.lockByIds(Place, placeIds);
    for (const placeId of placeIds) {
      if (!(await standing(tx, placeId))) await this.insert(tx, me, { kind: 'poster', placeId });
    }
  }

  private async insert(
    tx: Tx,
    me: Actor,
    given: Partial<BindingCode> & Pick<BindingCode, 'kind'>,
  ): Promise<BindingCode> {
    const row: BindingCode = {
      id: given.id ?? newId(),
      code: newCode(),
      kind: given.kind,
      placeId: given.placeId ?? null,
      householdId: given.householdId ?? null,
      createdById: me.personId,
      createdAt: this.clock.now(),
      expiresAt: given.expiresAt ?? null,
      usesLeft: given.usesLeft ?? null,
      endedAt: null,
    };
    await bindingCodes.add(tx, row);
    return row;
  }

  private async leadsTo(
    sql: Reader,
    { householdId, placeId }: BindingCode,
  ): Promise<Omit<BindingTargetView, 'answers'>> {
    const target = householdId
      ? await sql.one<Omit<BindingTargetView, 'kind' | 'answers'>>(
          `SELECT c.name AS communityName, COALESCE(l.name, g.name) AS placeName, h.door FROM households h
           JOIN places c ON c.id = h.communityId JOIN delivery_groups g ON g.id = h.deliveryGroupId
           LEFT JOIN places l ON l.id = h.buildingId WHERE h.id = ?`,
          [householdId],
        )
      : await sql.one<Omit<BindingTargetView, 'kind' | 'answers'>>(
          `SELECT c.name AS communityName, p.name AS placeName, NULL AS door FROM places p
           JOIN places c ON c.id = p.communityId WHERE p.id = ?`,
          [placeId],
        );
    if (!target) refuse('bad_binding_code');
    return { kind: householdId ? 'household' : 'building', ...target };
  }
}

/** The code on a building's poster. */
function standing(tx: Tx, placeId: string): Promise<BindingCode | undefined> {
  return tx.one<BindingCode>(
    `SELECT * FROM binding_codes WHERE placeId = ? AND kind = 'poster' AND endedAt IS NULL ${tx.forUpdate}`,
    [placeId],
  );
}
