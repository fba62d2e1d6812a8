import { loadMoves } from '@cailan/shared-types';
import { marks, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { statusTable } from '../../ground/db/status-table';
import { Load, LoadStop } from './handoff.entity';

const table = statusTable(Load, loadMoves);

const one = (id: string) => ({ where: 'id = ?', parameters: [id] });

/** All that is ever written of loads. Who calls holds the load's row locked. */
export const loads = {
  plan: (tx: Tx, load: Omit<Load, 'status' | 'dispatchedAt'>): Promise<void> =>
    tx.insert(Load, [{ ...load, status: 'loading', dispatchedAt: null }]),

  replan: (
    tx: Tx,
    id: string,
    { vehiclePlate, driverId }: Pick<Load, 'vehiclePlate' | 'driverId'>,
  ): Promise<number> =>
    tx.run('UPDATE loads SET vehiclePlate = ?, driverId = ? WHERE id = ?', [vehiclePlate, driverId, id]),

  /** Loads of a window that moved are called as far into it as before, inside of it; those that arrived stay. */
  async callLater(
    tx: Tx,
    windowId: string,
    { from, to }: Record<'from' | 'to', { startAt: string; endAt: string }>,
  ): Promise<void> {
    const rows = await tx.many<Load>(
      `SELECT * FROM loads WHERE windowId = ? AND status IN ('loading', 'on_the_way') ORDER BY id ${tx.forUpdate}`,
      [windowId],
    );
    for (const { id, slotAt } of rows) {
      const moved = Date.parse(slotAt) + Date.parse(to.startAt) - Date.parse(from.startAt);
      const at = moved < Date.parse(to.endAt) ? new Date(moved).toISOString() : to.startAt;
      await tx.run('UPDATE loads SET slotAt = ? WHERE id = ?', [at, id]);
    }
  },

  leave: (tx: Tx, id: string, dispatchedAt: string | null): Promise<number> =>
    table.move(tx, { from: ['loading'], to: 'on_the_way', ...one(id), set: { dispatchedAt } }),

  /** At its first gate; at a later one it has arrived already. */
  arrive: (tx: Tx, id: string): Promise<number> =>
    table.move(tx, { from: ['on_the_way'], to: 'arrived', ...one(id) }),

  /** Once nothing of it is on its way. */
  finish: (tx: Tx, id: string): Promise<number> =>
    table.move(tx, {
      from: ['arrived'],
      to: 'done',
      where: `id = ? AND NOT EXISTS (
        SELECT 1 FROM group_orders g WHERE g.loadId = loads.id AND g.status IN ('packed', 'dispatched'))`,
      parameters: [id],
    }),

  /** Before it leaves, once nothing is on it. */
  dissolve: (tx: Tx, id: string): Promise<number> =>
    table.move(tx, {
      from: ['loading'],
      to: 'dissolved',
      where: 'id = ? AND NOT EXISTS (SELECT 1 FROM group_orders g WHERE g.loadId = loads.id)',
      parameters: [id],
    }),

  /** What was still on it came back or is lost. */
  end: (tx: Tx, id: string, outcome: 'returned' | 'lost'): Promise<number> =>
    table.move(tx, { from: ['on_the_way', 'arrived'], to: outcome, ...one(id) }),

  /** The vehicles that brought them, long after. No lock is needed. */
  forgetPlates: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`UPDATE loads SET vehiclePlate = '' WHERE id IN (${marks(ids.length)}) AND status = 'done'`, ids),
};

/** All that is ever written of loads' stops. Who calls holds the load's row locked. */
export const loadStops = {
  /** In the order in which they are passed. */
  add: (tx: Tx, loadId: string, dropPointIds: readonly string[]): Promise<void> =>
    tx.insert(
      LoadStop,
      dropPointIds.map((dropPointId, i) => ({
        id: newId(),
        loadId,
        dropPointId,
        sequence: i + 1,
        arrivedAt: null,
        queueNumber: null,
      })),
    ),

  dropOf: (tx: Tx, loadId: string): Promise<number> =>
    tx.run('DELETE FROM load_stops WHERE loadId = ?', [loadId]),

  checkIn: (tx: Tx, id: string, arrivedAt: string, queueNumber: number): Promise<number> =>
    tx.run('UPDATE load_stops SET arrivedAt = ?, queueNumber = ? WHERE id = ?', [arrivedAt, queueNumber, id]),

  /** Goods were handed on there without a queue; who checked in before came before. */
  passBy: (tx: Tx, id: string, arrivedAt: string): Promise<number> =>
    tx.run('UPDATE load_stops SET arrivedAt = COALESCE(arrivedAt, ?) WHERE id = ?', [arrivedAt, id]),
};
