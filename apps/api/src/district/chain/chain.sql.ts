import {
  actors,
  chainDefaults,
  mayDo,
  saidOf,
  type ChainAct,
  type ChainRule,
  type PlaceKind,
  type ScopeKind,
} from '@cailan/shared-types';
import { reaches, scopeWhere, within } from '../../ground/access/scope';
import type { Clock } from '../../ground/clock';
import type { Reader } from '../../ground/db/db';
import type { Actor } from '../../ground/http/endpoint';
import type { DropPointKind } from '../places/district-rules';
import type { ChainRuleRow } from './chain-rule.entity';

/** A plan's word for one kind of place, and where goods are held on their way there. */
export interface Chain extends ChainRule {
  holdsAt: readonly DropPointKind[];
  householdsPerCarrier: number;
}

/** A12's, for districts that were set up before their plans could say it. */
export const PER_CARRIER = 182;

/** A row of a delivery group, as far as it says where it is. */
type InGroup = Parameters<typeof reaches>[2] & { deliveryGroupId: string };

function chainOfRow(row: Omit<ChainRuleRow, 'id' | 'districtId' | 'placeKind'> | undefined): Chain {
  if (!row) return { ...chainDefaults, holdsAt: [], householdsPerCarrier: PER_CARRIER };
  const { collects, confirms, receives, handsOut, householdsPerCarrier } = row;
  return {
    ...{ collects, confirms, receives, handsOut, householdsPerCarrier },
    unitsSign: row.unitsSign === 1,
    holdsAt: row.holdsAt === '' ? [] : (row.holdsAt.split(',') as DropPointKind[]),
  };
}

/** Who does what for a delivery group. */
export async function chainOf(sql: Reader, deliveryGroupId: string): Promise<Chain> {
  const row = await sql.one<ChainRuleRow>(
    `SELECT c.* FROM chain_rules c JOIN delivery_groups d ON d.districtId = c.districtId AND d.kind = c.placeKind
     WHERE d.id = ?`,
    [deliveryGroupId],
  );
  return chainOfRow(row);
}

/** Who does what in each kind of place of a district. */
export async function chainsOf(sql: Reader, districtId: string): Promise<(kind: PlaceKind) => Chain> {
  const rows = await sql.many<ChainRuleRow>('SELECT * FROM chain_rules WHERE districtId = ?', [districtId]);
  const byKind = new Map(rows.map((row) => [row.placeKind, row]));
  return (kind) => chainOfRow(byKind.get(kind));
}

const RULE = `delivery_groups cd JOIN chain_rules cr ON cr.districtId = cd.districtId AND cr.placeKind = cd.kind`;

/** Who receives, for rows of `alias` with a `deliveryGroupId`; a scalar, so that a locking read locks no rule. */
export const receivesOf = (alias: string): string =>
  `(SELECT cr.receives FROM ${RULE} WHERE cd.id = ${alias}.deliveryGroupId)`;

/** Above 0 where the point of rows of `alias`, with `deliveryGroupId` and `dropPointId`, holds goods. */
export const holdsOf = (alias: string): string =>
  `(SELECT INSTR(cr.holdsAt, cp.kind) FROM ${RULE} JOIN drop_points cp ON cp.id = ${alias}.dropPointId
    WHERE cd.id = ${alias}.deliveryGroupId)`;

/** The plan's word that decides an act, for rows of `alias` with a `deliveryGroupId`. */
const wordOf = (act: ChainAct, alias: string): string =>
  `COALESCE((SELECT cr.${saidOf(act)} FROM ${RULE} WHERE cd.id = ${alias}.deliveryGroupId), '${chainDefaults[saidOf(act)]}')`;

/** Whether the actor does this in the row's delivery group, by its plan. */
export async function acts(
  sql: Reader,
  me: Actor,
  act: ChainAct,
  row: InGroup,
  clock: Clock,
): Promise<boolean> {
  return reaches(me, mayDo(act, await chainOf(sql, row.deliveryGroupId)), row, clock);
}

/** Gives the row to who does this there; to anyone else it does not exist: `not_found`. */
export async function withinAct<T extends InGroup>(
  sql: Reader,
  me: Actor,
  act: ChainAct,
  row: T | undefined,
  clock: Clock,
): Promise<T> {
  return within(me, row ? mayDo(act, await chainOf(sql, row.deliveryGroupId)) : [], row, clock);
}

/**
 * The WHERE of a list: rows of `alias`, each with its `deliveryGroupId`, in which the actor does this by the plan of
 * their place. Without any such post it matches nothing.
 */
export function actWhere(
  me: Actor,
  act: ChainAct,
  alias: string,
  kinds: readonly Exclude<ScopeKind, 'household'>[],
  clock: Clock,
): { sql: string; values: string[] } {
  const parts = actors(act).map(([value, posts]) => ({
    value,
    ...scopeWhere(me, posts, alias, kinds, clock),
  }));
  const mine = parts.filter(({ values }) => values.length > 0);
  if (mine.length === 0) return { sql: '1 = 0', values: [] };
  return {
    sql: `(${mine.map(({ sql }) => `(${sql} AND ${wordOf(act, alias)} = ?)`).join(' OR ')})`,
    values: mine.flatMap(({ values, value }) => [...values, value]),
  };
}
