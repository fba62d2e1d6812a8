import { marks, type Reader, type Value } from '../../ground/db/db';
import type { Actor } from '../../ground/http/endpoint';
import type { AccountMove } from '../sign-in/account-move.entity';

/** A move with whose account it is. */
export interface AccountMoveRow extends AccountMove {
  nameSealed: string;
  phoneSealed: string | null;
}

const PLACES = ['district', 'street', 'community'] as const;
const COLUMN = { district: 'districtId', street: 'streetId', community: 'communityId' } as const;

/**
 * The WHERE of people `personId` for whom the actor's posts are responsible: who lives or holds a post in their places, or
 * works for a supermarket of their district.
 */
export function lookedAfter(me: Actor, personId: string): { sql: string; values: Value[] } {
  const parts = me.grants.flatMap(({ role, scopeKind, scopeId }): [string, Value[]][] => {
    const kind = PLACES.find((place) => place === scopeKind);
    if (!kind || (role !== 'community_staff' && role !== 'district_admin')) return [];
    const column = COLUMN[kind];
    const district = kind === 'district' && role === 'district_admin';
    return [
      [
        `(pl.${column} = ? OR dg.${column} = ? OR hh.${column} = ? ${district ? 'OR sm.districtId = ? OR g.scopeId = ?' : ''})`,
        Array<Value>(district ? 5 : 3).fill(scopeId),
      ],
    ];
  });
  if (parts.length === 0) return { sql: '1 = 0', values: [] };
  return {
    sql: `EXISTS (SELECT 1 FROM role_grants g LEFT JOIN places pl ON pl.id = g.scopeId
      LEFT JOIN delivery_groups dg ON dg.id = g.scopeId LEFT JOIN households hh ON hh.id = g.scopeId
      LEFT JOIN supermarkets sm ON sm.id = g.scopeId
      WHERE g.personId = ${personId} AND (g.endsAt IS NULL OR g.endsAt > ?) AND (${parts.map(([sql]) => sql).join(' OR ')}))`,
    values: parts.flatMap(([, values]) => values),
  };
}

/** Whether the actor's posts are responsible for somebody at the instant `now`. */
export async function looksAfter(sql: Reader, me: Actor, personId: string, now: string): Promise<boolean> {
  const where = lookedAfter(me, 'p.id');
  if (where.values.length === 0) return false;
  const found = await sql.one(`SELECT p.id FROM people p WHERE p.id = ? AND ${where.sql}`, [
    personId,
    now,
    ...where.values,
  ]);
  return found !== undefined;
}

export const MOVE_COLUMNS = `m.*, p.nameSealed, p.phoneSealed FROM account_moves m JOIN people p ON p.id = m.personId`;

/** Moves by their ids, the newest first. */
export function movesById(sql: Reader, ids: readonly string[]): Promise<AccountMoveRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return sql.many<AccountMoveRow>(
    `SELECT ${MOVE_COLUMNS} WHERE m.id IN (${marks(ids.length)}) ORDER BY m.id DESC`,
    ids,
  );
}
