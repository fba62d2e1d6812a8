import { householdOrderMoves } from '@cailan/shared-types';
import { marks, type Tx, type Value } from '../../ground/db/db';
import { sql, statusTable, type Expression } from '../../ground/db/status-table';
import { HouseholdOrder } from './household-order.entity';

const table = statusTable(HouseholdOrder, householdOrderMoves);

const one = (id: string) => ({ where: 'id = ?', parameters: [id] });
/** An order that counts no more leaves the household's place in the round to another one. */
const OUT_OF_SLOT = sql('id');

/** An order as a change of its list leaves it. */
export interface WrittenOrder extends HouseholdOrder {
  status: 'draft' | 'submitted' | 'withdrawn';
}

/** What an order gets when it locks: its running number, and to whom it goes, sealed for its row. */
export interface LockedOrder extends Pick<
  HouseholdOrder,
  'id' | 'recipientNameSealed' | 'recipientPhoneSealed'
> {
  runningNumber: number;
}

/** A column of several orders, each its own: `CASE id WHEN … END`. */
const each = (orders: readonly LockedOrder[], of: (order: LockedOrder) => Value): Expression =>
  sql(
    `CASE id ${orders.map(() => 'WHEN ? THEN ?').join(' ')} END`,
    orders.flatMap((order) => [order.id, of(order)]),
  );

/** Which orders end, and how. */
interface End {
  /** Of the orders `o` that still count, which. */
  where: string;
  values: readonly Value[];
  /** Why they are cancelled; null for drafts that only go. */
  reason: string | null;
  /** What was written is nobody's any more. */
  forget?: boolean;
}

const AT_ONCE = 1000;
/** Of these nothing is to come. */
const ENDED = `'settled', 'withdrawn', 'cancelled'`;

/** All that is ever written of household orders. Who calls holds them, or their household's or building's row, locked. */
export const householdOrders = {
  add: (tx: Tx, rows: readonly HouseholdOrder[]): Promise<void> => tx.insert(HouseholdOrder, rows),

  /** The household's list as it now is: kept as a draft, handed in, or taken away. */
  write(tx: Tx, after: WrittenOrder): Promise<number> {
    const { status, activeSlot, version, listJson, note, placedById, proxy, amountFen, submittedAt } = after;
    const set = { activeSlot, version, listJson, note, placedById, proxy, amountFen, submittedAt };
    const written = { ...one(after.id), set };
    if (status === 'draft')
      return table.move(tx, { from: ['submitted'], to: 'draft', again: true, ...written });
    if (status === 'submitted')
      return table.move(tx, { from: ['draft'], to: 'submitted', again: true, ...written });
    return table.move(tx, { from: ['draft', 'submitted'], to: 'withdrawn', ...written });
  },

  /** What a share-out left of a list that is submitted; nothing where it is not. */
  cut: (
    tx: Tx,
    id: string,
    { listJson, amountFen, version }: Pick<HouseholdOrder, 'listJson' | 'amountFen' | 'version'>,
  ): Promise<number> =>
    tx.run(
      `UPDATE household_orders SET listJson = ?, amountFen = ?, version = ? WHERE id = ? AND status = 'submitted'`,
      [listJson, amountFen, version, id],
    ),

  /** With its building's confirmation: numbers, recipients and addresses as they are now. */
  lock: (tx: Tx, orders: readonly LockedOrder[], lockedAt: string): Promise<number> =>
    table.move(tx, {
      from: ['submitted'],
      to: 'locked',
      where: `id IN (${marks(orders.length)})`,
      parameters: orders.map(({ id }) => id),
      set: {
        lockedAt,
        runningNumber: each(orders, ({ runningNumber }) => runningNumber),
        recipientNameSealed: each(orders, ({ recipientNameSealed }) => recipientNameSealed),
        recipientPhoneSealed: each(orders, ({ recipientPhoneSealed }) => recipientPhoneSealed),
        address: sql('(SELECT address FROM households h WHERE h.id = household_orders.householdId)'),
      },
    }),

  /** Its building is opened again. */
  unlock: (tx: Tx, groupOrderId: string): Promise<number> =>
    table.move(tx, {
      from: ['locked'],
      to: 'submitted',
      where: 'groupOrderId = ?',
      parameters: [groupOrderId],
      set: { lockedAt: null },
    }),

  pack: (tx: Tx, id: string, packedAt: string, bagCount: number): Promise<number> =>
    tx.run('UPDATE household_orders SET packedAt = ?, bagCount = ? WHERE id = ?', [packedAt, bagCount, id]),

  receive: (tx: Tx, id: string, receiptAt: string): Promise<number> =>
    tx.run('UPDATE household_orders SET receiptAt = ? WHERE id = ?', [receiptAt, id]),

  /** Its labels show nobody's name and number. */
  unname: (tx: Tx, id: string): Promise<number> =>
    tx.run(
      'UPDATE household_orders SET recipientNameSealed = NULL, recipientPhoneSealed = NULL WHERE id = ?',
      [id],
    ),

  /** To whom these went, and what they wished, long after. */
  forgetRecipients: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(
      `UPDATE household_orders SET recipientNameSealed = NULL, recipientPhoneSealed = NULL, address = NULL, listJson = '[]'
       WHERE id IN (${marks(ids.length)}) AND status IN (${ENDED})`,
      ids,
    ),

  forgetNotes: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(
      `UPDATE household_orders SET note = '' WHERE id IN (${marks(ids.length)}) AND status IN (${ENDED})`,
      ids,
    ),

  /** What a person wrote on those that they placed. */
  forgetNotesOf: (tx: Tx, placedById: string): Promise<number> =>
    tx.run(`UPDATE household_orders SET note = '' WHERE placedById = ?`, [placedById]),

  /** Those of these group orders, or these of them, of which no bag is in one of the `open` statuses. */
  fulfil(
    tx: Tx,
    { groupOrderIds, orderIds }: { groupOrderIds: readonly string[]; orderIds?: readonly string[] },
    open: readonly string[],
  ): Promise<number> {
    const these = orderIds ? ` AND id IN (${marks(orderIds.length)})` : '';
    return table.move(tx, {
      from: ['locked'],
      to: 'fulfilled',
      where: `groupOrderId IN (${marks(groupOrderIds.length)})${these} AND NOT EXISTS (
        SELECT 1 FROM bags b WHERE b.orderId = household_orders.id AND b.status IN (${marks(open.length)}))`,
      parameters: [...groupOrderIds, ...(orderIds ?? []), ...open],
    });
  },

  /** At what their settled lines come to. */
  settle: (tx: Tx, ids: readonly string[]): Promise<number> =>
    table.move(tx, {
      from: ['fulfilled'],
      to: 'settled',
      where: `id IN (${marks(ids.length)})`,
      parameters: ids,
      set: {
        finalFen: sql(
          'COALESCE((SELECT SUM(l.finalFen) FROM household_order_lines l WHERE l.orderId = household_orders.id), 0)',
        ),
      },
    }),

  /**
   * Ends orders; nothing else than this, and who withdraws their own list, does. What was never handed in is withdrawn,
   * anything else cancelled. Each takes the version after its list's newest, as every write of a list does: a phone that
   * saw the list before is told, and never writes over the next one.
   */
  async end(tx: Tx, { where, values, reason, forget = false }: End): Promise<void> {
    const ended = await nextVersions(tx, where, values);
    for (const version of new Set(ended.values())) {
      const ids = [...ended.keys()].filter((id) => ended.get(id) === version);
      for (let start = 0; start < ids.length; start += AT_ONCE)
        await endSome(tx, ids.slice(start, start + AT_ONCE), { version, reason, forget });
    }
  },
};

function endSome(
  tx: Tx,
  ids: readonly string[],
  { version, reason, forget }: { version: number; reason: string | null; forget: boolean },
): Promise<number> {
  return table.moveEach(tx, {
    ways: [
      { from: 'draft', to: 'withdrawn' },
      { from: 'submitted', to: 'cancelled' },
      { from: 'locked', to: 'cancelled' },
    ],
    where: `id IN (${marks(ids.length)})`,
    parameters: ids,
    set: {
      activeSlot: OUT_OF_SLOT,
      cancelReason: reason,
      version,
      ...(forget ? { listJson: '[]', note: '' } : {}),
    },
  });
}

/** The version that a write takes, by order: the one after the newest of its household's list. Locks all of the lists. */
export async function nextVersions(
  tx: Tx,
  where: string,
  values: readonly Value[],
): Promise<Map<string, number>> {
  const rows = await tx.many<{ id: string; version: number }>(
    `SELECT o.id, v.version FROM household_orders o
     JOIN household_orders v ON v.householdId = o.householdId AND v.windowId = o.windowId
     WHERE o.activeSlot = 'active' AND (${where}) ORDER BY o.id ${tx.forUpdate}`,
    values,
  );
  const next = new Map<string, number>();
  for (const { id, version } of rows) next.set(id, Math.max(next.get(id) ?? 0, version + 1));
  return next;
}
