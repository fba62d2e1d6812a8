import { groupOrderMoves } from '@cailan/shared-types';
import { marks, type Tx } from '../../ground/db/db';
import { sql, statusTable } from '../../ground/db/status-table';
import { GroupOrder, GroupOrderLine } from './group-order.entity';

const table = statusTable(GroupOrder, groupOrderMoves);

/** `?, ?` for these ids, or an SQL list in which nothing is. */
const among = (ids: readonly string[]): string => `id IN (${marks(ids.length) || 'NULL'})`;
const one = (id: string) => ({ where: 'id = ?', parameters: [id] });

/** A gate that lets nothing through: no instant is before it, so that nobody's clock passes it. */
const SHUT = '';

/**
 * All that is ever written of group orders. Who calls holds their rows locked, unless an act says that it is the lock;
 * an act on one that has moved on meanwhile writes nothing.
 */
export const groupOrders = {
  /** Collecting from now on: those of a round that opens. */
  open: (tx: Tx, rows: readonly GroupOrder[]): Promise<void> => tx.insert(GroupOrder, rows),

  /** Lists are taken until then; paid is by then. Each gate that is being passed is waited for. */
  takeUntil: (
    tx: Tx,
    roundId: string,
    { cutOffAt, payBy }: { cutOffAt: string; payBy: string },
  ): Promise<number> =>
    tx.run('UPDATE group_orders SET acceptUntil = ?, payBy = ? WHERE roundId = ?', [
      cutOffAt,
      payBy,
      roundId,
    ]),

  /** No list is taken any more, whatever the clock of who brings it says. */
  takeNoMore: (tx: Tx, roundId: string): Promise<number> =>
    tx.run('UPDATE group_orders SET acceptUntil = ? WHERE roundId = ?', [SHUT, roundId]),

  /** The gate of every submission (domain §6): locks the row to the end of the transaction. False where it is shut. */
  async pass(tx: Tx, id: string, now: string): Promise<boolean> {
    const passed = await tx.run(
      `UPDATE group_orders SET gateVersion = gateVersion + 1 WHERE id = ? AND status = 'collecting' AND acceptUntil > ?`,
      [id, now],
    );
    return passed === 1;
  },

  /** Shuts the gate first: from here on no submission of this building can commit. */
  confirm: (tx: Tx, id: string): Promise<number> =>
    table.move(tx, { from: ['collecting'], to: 'confirmed', ...one(id) }),

  /** What was confirmed, and by whom. */
  freeze: (
    tx: Tx,
    id: string,
    set: Pick<GroupOrder, 'orderCount' | 'amountFen' | 'confirmedById' | 'confirmedAt'>,
  ): Promise<number> =>
    tx.run(
      'UPDATE group_orders SET orderCount = ?, amountFen = ?, confirmedById = ?, confirmedAt = ? WHERE id = ?',
      [set.orderCount, set.amountFen, set.confirmedById, set.confirmedAt, id],
    ),

  freezeLines: (tx: Tx, lines: readonly GroupOrderLine[]): Promise<void> => tx.insert(GroupOrderLine, lines),

  /** Back to collecting, as if nobody had confirmed it. */
  reopen: (tx: Tx, id: string): Promise<number> =>
    table.move(tx, {
      from: ['confirmed', 'paid'],
      to: 'collecting',
      ...one(id),
      set: { orderCount: 0, amountFen: 0, confirmedById: null, confirmedAt: null, paidAt: null },
    }),

  dropLines: (tx: Tx, id: string): Promise<number> =>
    tx.run('DELETE FROM group_order_lines WHERE groupOrderId = ?', [id]),

  /** A confirmed group order that costs nothing counts as paid. False where there is something to pay. */
  async payNothing(tx: Tx, id: string, now: string): Promise<boolean> {
    const where = { where: 'id = ? AND amountFen = 0', parameters: [id] };
    return (await table.move(tx, { from: ['confirmed'], to: 'paid', ...where, set: { paidAt: now } })) === 1;
  },

  /** Money came for one that is confirmed: paid, where that is all of it. Nothing where it takes none any more. */
  credit: (tx: Tx, { id, amountFen }: GroupOrder, paidFen: number, now: string): Promise<number> =>
    paidFen === amountFen
      ? table.move(tx, { from: ['confirmed'], to: 'paid', ...one(id), set: { paidFen, paidAt: now } })
      : tx.run(`UPDATE group_orders SET paidFen = ? WHERE id = ? AND status = 'confirmed'`, [paidFen, id]),

  /** Takes what is paid and in no wave into this one; gives how many. */
  pick: (tx: Tx, roundId: string, wave: number): Promise<number> =>
    table.move(tx, {
      from: ['paid'],
      to: 'picking',
      where: 'roundId = ? AND wave = 0',
      parameters: [roundId],
      set: { wave },
    }),

  /**
   * Counts a household as packed, with its bags; the last one makes the group order packed, or complete where it has
   * no bag at all. None when it is no longer being packed.
   */
  countPacked: (tx: Tx, id: string, bags: number): Promise<number> =>
    table.moveEach(tx, {
      ways: [
        {
          from: 'picking',
          to: 'completed',
          when: 'packedCount + 1 >= orderCount AND bagCount + ? = 0',
          parameters: [bags],
        },
        { from: 'picking', to: 'packed', when: 'packedCount + 1 >= orderCount' },
      ],
      ...one(id),
      set: { bagCount: sql('bagCount + ?', [bags]), packedCount: sql('packedCount + 1') },
    }),

  countCrates: (tx: Tx, id: string, crates: number): Promise<number> =>
    tx.run('UPDATE group_orders SET crateCount = ? WHERE id = ?', [crates, id]),

  putOn: (tx: Tx, ids: readonly string[], loadId: string): Promise<number> =>
    tx.run(`UPDATE group_orders SET loadId = ? WHERE ${among(ids)}`, [loadId, ...ids]),

  takeOff: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`UPDATE group_orders SET loadId = NULL WHERE ${among(ids)}`, ids),

  takeAllOff: (tx: Tx, loadId: string): Promise<number> =>
    tx.run('UPDATE group_orders SET loadId = NULL WHERE loadId = ?', [loadId]),

  /** They leave with their load. */
  dispatch: (tx: Tx, ids: readonly string[]): Promise<number> =>
    table.move(tx, { from: ['packed', 'returned'], to: 'dispatched', where: among(ids), parameters: ids }),

  /** They came back to the supermarket, and are on no vehicle. */
  giveBack: (tx: Tx, ids: readonly string[]): Promise<number> =>
    table.move(tx, {
      from: ['dispatched'],
      to: 'returned',
      where: among(ids),
      parameters: ids,
      set: { loadId: null },
    }),

  handOver: (tx: Tx, id: string): Promise<number> =>
    table.move(tx, { from: ['dispatched'], to: 'handed_over', ...one(id) }),

  /** Those of which no bag is in one of the `open` statuses. */
  complete: (tx: Tx, ids: readonly string[], open: readonly string[]): Promise<number> =>
    table.move(tx, {
      from: ['handed_over'],
      to: 'completed',
      where: `${among(ids)} AND NOT EXISTS (
        SELECT 1 FROM bags b WHERE b.groupOrderId = group_orders.id AND b.status IN (${marks(open.length)}))`,
      parameters: [...ids, ...open],
    }),

  cancel: (tx: Tx, id: string, reason: string): Promise<number> =>
    table.move(tx, {
      from: table.before('cancelled'),
      to: 'cancelled',
      ...one(id),
      set: { cancelReason: reason },
    }),
};
