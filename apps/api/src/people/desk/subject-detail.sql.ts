import { formatFen } from '@cailan/shared-types';
import { scopeWhere } from '../../ground/access/scope';
import type { Clock } from '../../ground/clock';
import type { Reader } from '../../ground/db/db';
import type { Actor } from '../../ground/http/endpoint';

/** What an act is about that its body does not say. */
export type Subject = 'payment' | 'refund';

const AMOUNTS: Record<Subject, string> = {
  payment: 'SELECT p.amountFen FROM payments p WHERE p.id = ?',
  refund: 'SELECT r.amountFen FROM refund_batches r JOIN payments p ON p.id = r.paymentId WHERE r.id = ?',
};

/** The amount of a payment or refund that is the actor's own, their shop's or district's; nothing for anybody else's. */
export async function subjectDetail(
  sql: Reader,
  me: Actor,
  clock: Clock,
  subject: Subject,
  id: string,
): Promise<string> {
  const seen = scopeWhere(
    me,
    ['supermarket_staff', 'district_admin'],
    'p',
    ['supermarket', 'district'],
    clock,
  );
  const row = await sql.one<{ amountFen: number }>(`${AMOUNTS[subject]} AND (${seen.sql} OR p.payerId = ?)`, [
    id,
    ...seen.values,
    me.personId,
  ]);
  return row ? `金额 ${formatFen(row.amountFen)}` : '';
}
