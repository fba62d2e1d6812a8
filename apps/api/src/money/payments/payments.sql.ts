import type { PaymentView } from '@cailan/shared-types';
import { actWhere } from '../../district/chain/chain.sql';
import type { Clock } from '../../ground/clock';
import { marks, type Reader, type Value } from '../../ground/db/db';
import type { Actor } from '../../ground/http/endpoint';
import type { KeyColumn } from '../../ground/http/pages';
import { refuse } from '../../ground/refused';
import type { Payment } from './payment.entity';

const PAYERS_PLACES = ['street', 'community', 'grid'] as const;

interface Where {
  sql: string;
  values: string[];
}

type Row = Payment & { supermarketName: string; refundedFen: number; refundingFen: number };
type Allocation = PaymentView['allocations'][number] & { paymentId: string };

const RETURNED = (statuses: string) =>
  `(SELECT COALESCE(SUM(i.amountFen), 0) FROM refund_items i WHERE i.paymentId = p.id AND i.status IN (${statuses}))`;

/** The order of payments `p`: the newest first. */
export const NEWEST_PAYMENT: readonly KeyColumn[] = [{ sql: 'p.id', of: 'id', descending: true }];

/** Payments `p` with the group orders they are for as `personId` sees them. */
export async function paymentViews(
  sql: Reader,
  personId: string,
  where: string,
  values: readonly Value[],
  tail = '',
): Promise<PaymentView[]> {
  const rows = await sql.many<Row>(
    `SELECT p.*, s.name AS supermarketName, ${RETURNED(`'refunded'`)} AS refundedFen,
            ${RETURNED(`'due', 'batched'`)} AS refundingFen
     FROM payments p JOIN supermarkets s ON s.id = p.supermarketId WHERE ${where} ${tail}`,
    values,
  );
  if (rows.length === 0) return [];
  const allocations = await sql.many<Allocation>(
    `SELECT a.paymentId, a.groupOrderId, g.name AS deliveryGroupName, a.amountFen
     FROM payment_allocations a JOIN group_orders g ON g.id = a.groupOrderId
     WHERE a.paymentId IN (${marks(rows.length)}) ORDER BY a.id`,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => viewOf(row, personId, allocations));
}

function viewOf(row: Row, personId: string, allocations: readonly Allocation[]): PaymentView {
  return {
    id: row.id,
    method: row.method,
    status: row.status,
    supermarketId: row.supermarketId,
    supermarketName: row.supermarketName,
    amountFen: row.amountFen,
    refundedFen: Number(row.refundedFen),
    refundingFen: Number(row.refundingFen),
    voucherNo: row.voucherNo,
    voucherFileId: row.voucherFileId,
    createdAt: row.createdAt,
    payableUntil: row.payableUntil,
    answeredAt: row.answeredAt,
    note: row.note,
    mine: row.payerId === personId,
    allocations: allocations
      .filter(({ paymentId }) => paymentId === row.id)
      .map(({ groupOrderId, deliveryGroupName, amountFen }) => ({
        groupOrderId,
        deliveryGroupName,
        amountFen,
      })),
  };
}

/** A payment as an actor sees it who was found to reach it. */
export async function paymentView(sql: Reader, me: Actor, id: string): Promise<PaymentView> {
  const [view] = await paymentViews(sql, me.personId, 'p.id = ?', [id]);
  return view ?? refuse('not_found');
}

/** The row of a payment that the actor made, or that is for group orders in their care; undefined else. */
export function paymentInCare(
  sql: Reader,
  me: Actor,
  clock: Clock,
  id: string,
): Promise<Payment | undefined> {
  const care = inCare(me, clock);
  return sql.one<Payment>(`SELECT p.* FROM payments p WHERE p.id = ? AND (p.payerId = ? OR ${care.sql})`, [
    id,
    me.personId,
    ...care.values,
  ]);
}

/** The WHERE of payments `p` that are for group orders in the actor's care alone. */
export function inCare(me: Actor, clock: Clock): Where {
  return allocatedWithin(actWhere(me, 'pay', 'g', PAYERS_PLACES, clock));
}

/** What the payer reads on the sheet: the supermarket, and whose groceries are paid. */
export async function paymentTitle(sql: Reader, paymentId: string): Promise<string> {
  const rows = await sql.many<{ supermarketName: string; name: string }>(
    `SELECT s.name AS supermarketName, g.name FROM payments p JOIN supermarkets s ON s.id = p.supermarketId
     JOIN payment_allocations a ON a.paymentId = p.id JOIN group_orders g ON g.id = a.groupOrderId
     WHERE p.id = ? ORDER BY a.id`,
    [paymentId],
  );
  const [first] = rows;
  const more = rows.length > 1 ? `等${rows.length}份集采单` : '集采单';
  return `${first?.supermarketName ?? '菜篮'} ${first?.name ?? ''}${more}`;
}

/** The WHERE of payments `p` for group orders `g` within a scope, and for none outside of it. */
export function allocatedWithin(scope: { sql: string; values: readonly string[] }): Where {
  const allocations = (where: string) =>
    `EXISTS (SELECT 1 FROM payment_allocations a JOIN group_orders g ON g.id = a.groupOrderId
             WHERE a.paymentId = p.id AND ${where})`;
  const outside = allocations(`(CASE WHEN ${scope.sql} THEN 1 ELSE 0 END) = 0`);
  return {
    sql: `(${allocations(scope.sql)} AND NOT ${outside})`,
    values: [...scope.values, ...scope.values],
  };
}

/** What WeChat is told of a payment's goods. */
export interface PaidGoods {
  payerId: string | null;
  transactionId: string | null;
  supermarketName: string;
  groupNames: string[];
}

export async function paidGoods(sql: Reader, paymentId: string): Promise<PaidGoods | undefined> {
  const payment = await sql.one<Omit<PaidGoods, 'groupNames'>>(
    `SELECT p.payerId, p.transactionId, s.name AS supermarketName
     FROM payments p JOIN supermarkets s ON s.id = p.supermarketId WHERE p.id = ?`,
    [paymentId],
  );
  if (!payment) return undefined;
  const groups = await sql.many<{ name: string }>(
    `SELECT g.name FROM payment_allocations a JOIN group_orders g ON g.id = a.groupOrderId
     WHERE a.paymentId = ? ORDER BY g.name`,
    [paymentId],
  );
  return { ...payment, groupNames: groups.map(({ name }) => name) };
}
