import { ROLES, type Role, type ScopeKind } from '@cailan/shared-types';
import { newId } from '@cailan/api/ground/db/ids';
import { declaredRoutes } from '@cailan/api/ground/http/endpoint';
import { Person, RoleGrant } from '@cailan/api/people/people/person.entity';
import { at, Sealer } from '@cailan/api/ground/db/sealer';
import type { TestPerson, TestService } from '../../world/service';
import type { Reach } from './reach-of';

/** Where the evening plays: a household, its building and community, the shop that brings its goods. */
export interface Ground {
  districtId: string;
  otherDistrictId: string;
  communityId: string;
  otherCommunityId: string;
  gridId: string;
  buildingId: string;
  householdId: string;
  supermarketId: string;
}

/** Somebody to whom things of these reaches are not there. */
export interface Intruder extends TestPerson {
  name: string;
  outside: readonly Reach[];
}

const NEAR: readonly Reach[] = ['home', 'household', 'person', 'building'];
const TRADE: readonly Reach[] = [...NEAR, 'point', 'shop'];
const LOCAL: readonly Reach[] = [...TRADE, 'merchant'];
const ALL: readonly Reach[] = [...TRADE, 'part', 'round', 'district'];
const LONG_AGO = '2026-01-01T00:00:00.000Z';

/** A role over a scope, and what else stands on its row. */
type Given = Pick<RoleGrant, 'role' | 'scopeKind' | 'scopeId'> & Partial<RoleGrant>;

/** A person of a district with these roles. */
export async function personWith(
  service: TestService,
  districtId: string,
  grants: readonly Given[],
  phone?: string,
): Promise<TestPerson> {
  const [id, sealer] = [newId(), service.app.get(Sealer)];
  const number = phone ? (`+86${phone}` as const) : undefined;
  const known = number
    ? { phoneSealed: sealer.seal(number, at.phone(id)), phoneHash: sealer.hashPhone(number) }
    : {};
  const person = { id, districtId, nameSealed: sealer.seal('来人', at.name(id)), ...known };
  await service.db.transaction(async (tx) => {
    await tx.insert<object>(Person, [{ ...person, createdAt: LONG_AGO, invented: 0 }]);
    await tx.insert(
      RoleGrant,
      grants.map((grant) => ({
        ...{ id: newId(), personId: id, deputyOfId: null, dropPointId: null },
        ...{ startsAt: LONG_AGO, endsAt: null, historyFrom: null, ...grant },
      })),
    );
  });
  return { id, scopeId: grants[0]?.scopeId ?? '', token: service.tokenOf(id) };
}

/** The scope in which a role reaches all of the ground. */
export function groundScope(role: Role, ground: Ground): Given {
  const scopes: Record<Role, [kind: ScopeKind, id: string]> = {
    resident: ['household', ground.householdId],
    grid_leader: ['grid', ground.gridId],
    floor_captain: ['building', ground.buildingId],
    committee: ['grid', ground.gridId],
    supermarket_staff: ['supermarket', ground.supermarketId],
    driver: ['supermarket', ground.supermarketId],
    community_staff: ['community', ground.communityId],
    district_admin: ['district', ground.districtId],
    inspector: ['district', ground.districtId],
  };
  const [scopeKind, scopeId] = scopes[role];
  return { role, scopeKind, scopeId };
}

/** A scope of the role that a SQL condition on the grant names; of the plan's own holders. */
async function scopeOf(service: TestService, role: Role, where: string, values: string[]): Promise<Given> {
  // The small plan has no company: a committee is over what a leader is over.
  if (role === 'committee') return { ...(await scopeOf(service, 'grid_leader', where, values)), role };
  const row = await service.db.one<Given>(
    `SELECT g.role, g.scopeKind, g.scopeId FROM role_grants g JOIN people p ON p.id = g.personId
     WHERE g.role = ? AND ${where} ORDER BY g.id LIMIT 1`,
    [role, ...values],
  );
  if (!row) throw new Error(`no other ${role}`);
  return row;
}

/** Strangers of every kind; each role of another district, another part of the round, another shop, next door, long gone. */
export async function intruders(service: TestService, ground: Ground): Promise<Intruder[]> {
  const { otherDistrictId, otherCommunityId, communityId, buildingId, supermarketId, districtId } = ground;
  const make = async (name: string, outside: readonly Reach[], grants: readonly Given[]) => ({
    ...(await personWith(service, outside === ALL ? otherDistrictId : districtId, grants)),
    name,
    outside,
  });
  const inPlaces = (of: string) =>
    `g.scopeId IN (SELECT id FROM places WHERE ${of} UNION SELECT id FROM households WHERE ${of})`;
  const found: Intruder[] = [];
  for (const role of ROLES) {
    const scope = await scopeOf(service, role, 'p.districtId = ?', [otherDistrictId]);
    found.push(await make(`another district’s ${role}`, ALL, [scope]));
  }
  for (const role of ['resident', 'grid_leader', 'floor_captain'] as const) {
    const scope = await scopeOf(service, role, inPlaces('communityId = ?'), [
      otherCommunityId,
      otherCommunityId,
    ]);
    found.push(await make(`another community’s ${role}`, LOCAL, [scope]));
  }
  const staff = { role: 'community_staff', scopeKind: 'community', scopeId: otherCommunityId } as const;
  found.push(await make('another community’s staff', LOCAL, [staff]));
  for (const role of ['supermarket_staff', 'driver'] as const) {
    const scope = await scopeOf(service, role, 'p.districtId = ? AND g.scopeId <> ?', [
      districtId,
      supermarketId,
    ]);
    found.push(await make(`another shop’s ${role}`, [...TRADE, 'part', 'round'], [scope]));
  }
  const driver = groundScope('driver', ground);
  found.push(await make('another driver', [...LOCAL, 'part', 'round'], [driver]));
  const captain = await scopeOf(
    service,
    'floor_captain',
    `g.scopeId <> ? AND g.scopeKind = 'building' AND ${inPlaces('communityId = ?')}`,
    [buildingId, communityId, communityId],
  );
  found.push(await make('the next building’s captain', [...NEAR, 'shop', 'merchant'], [captain]));
  const home = await scopeOf(
    service,
    'resident',
    'g.scopeId IN (SELECT id FROM households WHERE buildingId = ? AND id <> ?)',
    [buildingId, ground.householdId],
  );
  found.push(await make('the household next door', LOCAL, [home]));
  const left = { ...groundScope('resident', ground), endsAt: '2026-06-01T00:00:00.000Z' };
  found.push(await make('a former member', LOCAL, [home, left]));
  return found;
}

/** Which roles a route lets in at all. */
export function accessOf(route: string): readonly Role[] | 'signed_in' | 'public' {
  return declaredRoutes.find((declared) => declared.route === route)?.access ?? 'public';
}

/**
 * Somebody whom the route lets in by roles that they hold elsewhere, and who holds every role that it does not let in over
 * the very thing. Nobody, where any signed-in person may ask.
 */
export async function twoFaced(
  service: TestService,
  route: string,
  ground: Ground,
): Promise<Intruder | undefined> {
  const access = accessOf(route);
  if (typeof access === 'string') return undefined;
  const away = await Promise.all(
    access.map((role) => scopeOf(service, role, 'p.districtId = ?', [ground.otherDistrictId])),
  );
  const here = ROLES.filter((role) => !access.includes(role)).map((role) => groundScope(role, ground));
  const person = await personWith(service, ground.districtId, [...away, ...here]);
  return { ...person, name: 'somebody with a role elsewhere and another one here', outside: ALL };
}
