import type { PersonExportView } from '@cailan/shared-types';
import { marks, type Reader } from '../../ground/db/db';
import { at, type Sealer } from '../../ground/db/sealer';
import { IN_TIME } from '../people/people.sql';

type ExportedOrder = PersonExportView['orders'][number];
type Goods = ExportedOrder['lines'][number];

interface OrderRow {
  id: string;
  placedAt: string;
  roundCode: string;
  door: string;
  address: string | null;
  amountFen: number;
  recipientNameSealed: string | null;
  recipientPhoneSealed: string | null;
  note: string;
  listJson: string;
  pseudonym: string | null;
}

interface BagRow {
  id: string;
  orderId: string;
  heldAt: string | null;
  lossNote: string | null;
}

const AT_ONCE = 500;

/**
 * The orders of the person's households while they belonged there, the newest first, with all that was written of them.
 * What they ordered for other households is those households'.
 */
export async function ordersOf(
  sql: Reader,
  sealer: Sealer,
  personId: string,
): Promise<PersonExportView['orders']> {
  const orders = await sql.many<OrderRow>(
    `SELECT o.id, COALESCE(o.submittedAt, o.createdAt) AS placedAt, r.code AS roundCode, o.door, o.address, o.amountFen,
            o.recipientNameSealed, o.recipientPhoneSealed, o.note, o.listJson,
            (SELECT MIN(s.pseudonym) FROM share_outs s WHERE s.roundId = o.roundId AND s.orderId = o.id
               AND s.deliveryGroupId = o.deliveryGroupId) AS pseudonym
     FROM household_orders o JOIN rounds r ON r.id = o.roundId JOIN delivery_windows w ON w.id = o.windowId
     JOIN role_grants g ON g.scopeId = o.householdId AND g.role = 'resident'
     WHERE g.personId = ? AND ${IN_TIME} ORDER BY o.id DESC`,
    [personId],
  );
  const ids = orders.map(({ id }) => id);
  const lines = await goodsOf(sql, ids);
  const bags = await bagsOf(sql, sealer, ids);
  const lists = new Map(orders.map(({ id, listJson }) => [id, JSON.parse(listJson) as Listed[]]));
  const names = await namesOf(sql, [...lists.values()].flat());
  return orders.map(({ id, listJson: _, recipientNameSealed, recipientPhoneSealed, ...order }) => ({
    ...order,
    recipientName: sealer.openOrEmpty(recipientNameSealed, at.recipientName(id)),
    recipientPhone: sealer.phoneOrEmpty(recipientPhoneSealed, at.recipientPhone(id)),
    note: sealer.openNote(order.note, at.orderNote(id)),
    list: (lists.get(id) ?? []).map(({ offerId, quantity }) => ({
      name: names.get(offerId) ?? '',
      quantity,
    })),
    lines: lines.get(id) ?? [],
    bags: bags.get(id) ?? [],
  }));
}

interface Listed {
  offerId: string;
  quantity: number;
}

async function goodsOf(sql: Reader, orderIds: readonly string[]): Promise<Map<string, Goods[]>> {
  const rows = await among<Goods & { orderId: string }>(orderIds, (ids) =>
    sql.many(
      `SELECT l.orderId, f.name, l.quantity FROM household_order_lines l JOIN offers f ON f.id = l.offerId
       WHERE l.orderId IN (${marks(ids.length)}) ORDER BY l.id`,
      ids,
    ),
  );
  return grouped(rows, ({ orderId, name, quantity }) => [orderId, { name, quantity }]);
}

async function namesOf(sql: Reader, listed: readonly Listed[]): Promise<Map<string, string>> {
  const offerIds = [...new Set(listed.map(({ offerId }) => offerId))];
  const rows = await among<{ id: string; name: string }>(offerIds, (ids) =>
    sql.many(`SELECT id, name FROM offers WHERE id IN (${marks(ids.length)})`, ids),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Their bags, with what was noted of each at the door, at the gate and when it was lost. */
async function bagsOf(
  sql: Reader,
  sealer: Sealer,
  orderIds: readonly string[],
): Promise<Map<string, ExportedOrder['bags']>> {
  const bags = await among<BagRow>(orderIds, (ids) =>
    sql.many(
      `SELECT id, orderId, heldAt, lossNote FROM bags WHERE orderId IN (${marks(ids.length)}) ORDER BY id`,
      ids,
    ),
  );
  const bagIds = bags.map(({ id }) => id);
  const noted = async (table: 'bag_events' | 'handoff_exceptions') =>
    among<{ id: string; bagId: string; note: string }>(bagIds, (ids) =>
      sql.many(
        `SELECT id, bagId, note FROM ${table} WHERE bagId IN (${marks(ids.length)}) AND note <> '' ORDER BY id`,
        ids,
      ),
    );
  const events = (await noted('bag_events')).map((row) => ({
    ...row,
    note: sealer.openNote(row.note, at.bagNote(row.id)),
  }));
  const notes = grouped([...events, ...(await noted('handoff_exceptions'))], ({ bagId, note }) => [
    bagId,
    note,
  ]);
  return grouped(bags, ({ id, orderId, heldAt, lossNote }) => [
    orderId,
    { heldAt, notes: [...(notes.get(id) ?? []), ...(lossNote ? [lossNote] : [])] },
  ]);
}

/** Reads so many ids at once as a statement takes. */
async function among<T>(
  ids: readonly string[],
  read: (some: readonly string[]) => Promise<T[]>,
): Promise<T[]> {
  const all: T[] = [];
  for (let i = 0; i < ids.length; i += AT_ONCE) all.push(...(await read(ids.slice(i, i + AT_ONCE))));
  return all;
}

function grouped<R, T>(rows: readonly R[], entry: (row: R) => [string, T]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const [key, value] = entry(row);
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return groups;
}
