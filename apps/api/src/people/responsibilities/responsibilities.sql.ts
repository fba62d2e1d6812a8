import type { SubjectKind } from '@cailan/shared-types';
import type { Reader, Value } from '../../ground/db/db';
import type { Responsibility } from './responsibility.entity';

/** What somebody answers for, with the scopes that it lies in. */
export interface Subject {
  name: string;
  districtId: string;
  streetId: string | null;
  communityId: string | null;
}

const FROM: Record<SubjectKind, string> = {
  drop_point: `SELECT d.name, d.districtId, c.streetId, d.communityId FROM drop_points d
    LEFT JOIN places c ON c.id = d.communityId WHERE d.id = ?`,
  supermarket:
    'SELECT name, districtId, NULL AS streetId, NULL AS communityId FROM supermarkets WHERE id = ?',
  community: `SELECT name, districtId, streetId, id AS communityId FROM places WHERE id = ? AND level = 'community'`,
  street: `SELECT name, districtId, id AS streetId, NULL AS communityId FROM places WHERE id = ? AND level = 'street'`,
  district:
    'SELECT name, id AS districtId, NULL AS streetId, NULL AS communityId FROM districts WHERE id = ?',
};

/** The subject with this id; undefined where there is none of this kind. */
export const subjectById = (sql: Reader, kind: SubjectKind, id: string): Promise<Subject | undefined> =>
  sql.one<Subject>(FROM[kind], [id]);

export interface ResponsibilityRow extends Responsibility {
  subjectName: string | null;
}

/** Rows `r` with what their subjects are called. */
export const RESPONSIBILITIES_NAMED = `r.*, COALESCE(dp.name, sm.name, pl.name, d.name) AS subjectName
  FROM responsibilities r LEFT JOIN drop_points dp ON dp.id = r.subjectId
  LEFT JOIN supermarkets sm ON sm.id = r.subjectId LEFT JOIN places pl ON pl.id = r.subjectId
  LEFT JOIN districts d ON d.id = r.subjectId`;

/** Those in force that a new one might be twice, or one too many. */
export function standing(
  sql: Reader,
  {
    districtId,
    kind,
    subjectId,
    phoneHash,
  }: Pick<Responsibility, 'districtId' | 'kind' | 'subjectId' | 'phoneHash'>,
): Promise<Pick<Responsibility, 'subjectId' | 'phoneHash'>[]> {
  return sql.many(
    `SELECT subjectId, phoneHash FROM responsibilities
     WHERE districtId = ? AND kind = ? AND endsAt IS NULL AND (subjectId = ? OR phoneHash = ?)`,
    [districtId, kind, subjectId, phoneHash],
  );
}

/** Points `dp` of the scope `where` for which nobody answers. */
export function pointsWithout(
  sql: Reader,
  { sql: where, values }: { sql: string; values: readonly Value[] },
): Promise<{ name: string }[]> {
  return sql.many(
    `SELECT dp.name FROM (
       SELECT d.id, d.code, d.name, d.districtId, c.streetId, d.communityId FROM drop_points d
       LEFT JOIN places c ON c.id = d.communityId) AS dp
     WHERE ${where} AND NOT EXISTS (SELECT 1 FROM responsibilities r
       WHERE r.subjectId = dp.id AND r.kind = 'answers_for' AND r.endsAt IS NULL)
     ORDER BY dp.code`,
    values,
  );
}
