import type { Tx } from '../ground/db/db';
import { newId } from '../ground/db/ids';
import { at, type Sealer } from '../ground/db/sealer';
import { people } from '../people/people/people.moves';
import { roleGrants } from '../people/people/role-grants.moves';
import type { ExpandedGrant, LoadedPlan } from './expanded-plan.types';

/** Inserts the plan's people, all of them invented: names and phones sealed, and no hash by which a number finds them. */
export async function peopleRows(
  tx: Tx,
  plan: LoadedPlan,
  districtId: string,
  ids: Map<string, string>,
  sealer: Sealer,
  createdAt: string,
): Promise<void> {
  await people.add(
    tx,
    plan.people.map(({ code, name, phone }) => {
      const id = newId();
      ids.set(`person:${code}`, id);
      return {
        id,
        districtId,
        code,
        nameSealed: sealer.seal(name, at.name(id)),
        phoneSealed: sealer.sealPhone(phone, at.phone(id)),
        phoneHash: null,
        invented: 1,
        phoneGivenById: null,
        createdAt,
      };
    }),
  );
}

/** Inserts who may do what where; a deputy's row names the holder of the post. */
export async function grantRows(
  tx: Tx,
  plan: LoadedPlan,
  ids: Map<string, string>,
  startsAt: string,
): Promise<void> {
  const holders = new Map(
    plan.grants.filter(({ deputy }) => !deputy).map((grant) => [post(grant), grant.personCode]),
  );
  await roleGrants.add(
    tx,
    plan.grants.map((grant) => ({
      id: newId(),
      personId: ids.get(`person:${grant.personCode}`) ?? '',
      role: grant.role,
      scopeKind: grant.scopeKind,
      scopeId: ids.get(scopeKey(grant)) ?? '',
      deputyOfId: grant.deputy ? (ids.get(`person:${holders.get(post(grant)) ?? ''}`) ?? null) : null,
      dropPointId:
        grant.dropPointCode === null ? null : (ids.get(`drop_point:${grant.dropPointCode}`) ?? null),
      startsAt,
      endsAt: null,
      historyFrom: null,
      contact: grant.contact ? 1 : null,
    })),
  );
}

const post = ({ role, scopeKind, scopeCode }: ExpandedGrant) => `${role} ${scopeKind} ${scopeCode}`;

function scopeKey({ scopeKind, scopeCode }: ExpandedGrant): string {
  const own = scopeKind === 'household' || scopeKind === 'delivery_group' || scopeKind === 'supermarket';
  return `${own ? scopeKind : 'place'}:${scopeCode}`;
}
