import type { AmendmentView } from '@cailan/shared-types';
import type { Reader, Value } from '../ground/db/db';
import { at, type Sealer } from '../ground/db/sealer';
import type { KeyColumn } from '../ground/http/pages';
import type { PlanAmendment } from '../district/plan/amendment.entity';

export type AmendmentRow = PlanAmendment & { nameSealed: string | null };

/** The newest first: ids are made in the order of time. */
export const NEWEST: readonly KeyColumn[] = [{ sql: 'a.id', of: 'id', descending: true }];

export const amendmentRows = (
  sql: Reader,
  where: string,
  values: readonly Value[],
  tail = '',
): Promise<AmendmentRow[]> =>
  sql.many<AmendmentRow>(
    `SELECT a.*, p.nameSealed FROM plan_amendments a LEFT JOIN people p ON p.id = a.byId WHERE ${where} ${tail}`,
    values,
  );

export const amendmentView = (sealer: Sealer, row: AmendmentRow): AmendmentView => {
  const { id, what, subject, beforeText, afterText, reason, byId, fromAt, status, createdAt } = row;
  const byName = sealer.openOrEmpty(row.nameSealed, at.name(byId));
  return {
    ...{ id, what, subject, before: beforeText, after: afterText, reason, byName, fromAt, status, createdAt },
  };
};
