import { Injectable } from '@nestjs/common';
import type { DistrictView, NeedView, RoundDefaults } from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import { Db, type Reader } from '../../ground/db/db';
import type { Actor } from '../../ground/http/endpoint';
import { refuse } from '../../ground/refused';
import { reaches } from '../../ground/access/scope';
import { PER_CARRIER } from '../chain/chain.sql';
import { conductOf, type DistrictRules } from '../places/district-rules';
import type { District } from '../places/place.entity';

/** Days after the settlement during which labels are shown, where the plan is silent; ours. */
export const LABEL_DAYS = 7;

/** The district's plan as it is in force. */
@Injectable()
export class PlanViewService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** @throws Refused `not_found` to whom no district is entrusted. */
  async mine(me: Actor): Promise<DistrictView> {
    return this.of(await this.districtOf(me, this.db), this.db);
  }

  /** The district that the actor administers or inspects. @throws Refused `not_found`. */
  async districtOf(me: Actor, sql: Reader): Promise<District> {
    const grant = me.grants.find(
      ({ scopeKind, scopeId }) =>
        scopeKind === 'district' &&
        reaches(me, ['district_admin', 'inspector'], { districtId: scopeId }, this.clock),
    );
    const district = await sql.one<District>('SELECT * FROM districts WHERE id = ?', [grant?.scopeId ?? '']);
    return district ?? refuse('not_found');
  }

  async of(district: District, sql: Reader): Promise<DistrictView> {
    const rules = JSON.parse(district.rulesJson) as DistrictRules;
    const { label, outsideWindow, windows, rounds, plan } = rules;
    const communities = await communitiesOf(sql, district.id);
    return {
      ...{ id: district.id, code: district.code, name: district.name },
      ...{ planName: plan?.name ?? '', source: plan?.source ?? '' },
      communities,
      dropPoints: await dropPointsOf(sql, district.id),
      ...{ windows, conduct: conductOf(rules), outsideAction: outsideWindow.action },
      label: { ...label, days: label.days ?? LABEL_DAYS },
      limits: await sql.many(
        'SELECT productClass, quantity, periodDays FROM class_limits WHERE districtId = ? ORDER BY productClass',
        [district.id],
      ),
      ceilings: await sql.many(
        'SELECT productCode, ceilingFen FROM price_ceilings WHERE districtId = ? ORDER BY productCode',
        [district.id],
      ),
      rounds: defaultsOf(rounds),
      need: needOf(rules, communities, await perCarrierOf(sql, district.id)),
    };
  }
}

const defaultsOf = (rounds: RoundDefaults): RoundDefaults => ({ ...rounds });

/** A12's reckoning: 15,329 households × 13 kg; one carrier for so many households. */
function needOf(
  { gramsPerHouseholdWeek }: DistrictRules,
  communities: readonly { households: number }[],
  householdsPerCarrier: number,
): NeedView {
  const households = communities.reduce((sum, community) => sum + community.households, 0);
  return {
    ...{ households, gramsPerHouseholdWeek, householdsPerCarrier },
    weeklyGrams: households * gramsPerHouseholdWeek,
    carriers: Math.ceil(households / householdsPerCarrier),
  };
}

/** The plan says it once for all kinds of places. */
async function perCarrierOf(sql: Reader, districtId: string): Promise<number> {
  const row = await sql.one<{ most: number | null }>(
    'SELECT MAX(householdsPerCarrier) AS most FROM chain_rules WHERE districtId = ?',
    [districtId],
  );
  return row?.most ?? PER_CARRIER;
}

const communitiesOf = (sql: Reader, districtId: string): Promise<DistrictView['communities']> =>
  sql.many(
    `SELECT c.id, c.code, c.name, COALESCE(s.name, '') AS streetName,
            (SELECT COUNT(*) FROM households h WHERE h.communityId = c.id) AS households
     FROM places c LEFT JOIN places s ON s.id = c.streetId
     WHERE c.districtId = ? AND c.level = 'community' ORDER BY s.sort, c.sort, c.id`,
    [districtId],
  );

const dropPointsOf = (sql: Reader, districtId: string): Promise<DistrictView['dropPoints']> =>
  sql.many(
    `SELECT d.id, d.code, d.name, d.kind, d.communityId, d.staff, d.capacity,
            (SELECT COUNT(*) FROM households h WHERE h.dropPointId = d.id) AS households
     FROM drop_points d WHERE d.districtId = ? ORDER BY d.code`,
    [districtId],
  );
