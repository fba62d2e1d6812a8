import { marks, type Tx } from '../../ground/db/db';
import { refuse } from '../../ground/refused';
import { WindowPoint } from './window.entity';

/**
 * A window's capacity at a drop point: `taken` counts the households that hold something there, each once, however
 * many suppliers it orders from (domain §3). That it does is counted anew by the day's invariants.
 */
export const windowPoints = {
  open: (tx: Tx, points: readonly WindowPoint[]): Promise<void> => tx.insert(WindowPoint, points),

  /** More or fewer households, never fewer than are promised. @throws Refused `capacity_below_taken`. */
  async resize(tx: Tx, id: string, capacity: number): Promise<void> {
    const moved = await tx.run('UPDATE window_points SET capacity = ? WHERE id = ? AND taken <= ?', [
      capacity,
      id,
      capacity,
    ]);
    if (moved > 0) return;
    const point = await tx.one<WindowPoint>('SELECT * FROM window_points WHERE id = ?', [id]);
    refuse('capacity_below_taken', { taken: point?.taken ?? 0 });
  },

  /** A drop point's new capacity, in windows that have not begun and had its former one; what is promised stays. */
  follow: (tx: Tx, dropPointId: string, capacity: number, now: string): Promise<number> =>
    tx.run(
      `UPDATE window_points SET capacity = CASE WHEN taken > ? THEN taken ELSE ? END
       WHERE dropPointId = ? AND capacity = (SELECT d.capacity FROM drop_points d WHERE d.id = ?)
         AND windowId IN (SELECT w.id FROM delivery_windows w WHERE w.startAt > ?)`,
      [capacity, capacity, dropPointId, dropPointId, now],
    ),

  /** Counts one household more. @throws Refused `window_full`. */
  async take(tx: Tx, windowId: string, dropPointId: string): Promise<void> {
    const moved = await tx.run(
      'UPDATE window_points SET taken = taken + 1 WHERE windowId = ? AND dropPointId = ? AND taken < capacity',
      [windowId, dropPointId],
    );
    if (moved === 0) refuse('window_full');
  },

  /**
   * Counts those of the households no more that hold nothing in the window any longer; each held something before, and
   * the transaction has ended it. The point's row is locked before they are looked at: of two cancellations at once the
   * later one sees what the earlier one ended.
   */
  async release(
    tx: Tx,
    windowId: string,
    dropPointId: string,
    householdIds: readonly string[],
  ): Promise<void> {
    const ids = [...new Set(householdIds)];
    if (ids.length === 0) return;
    const point = [windowId, dropPointId];
    await tx.one(
      `SELECT id FROM window_points WHERE windowId = ? AND dropPointId = ? ${tx.forUpdate}`,
      point,
    );
    const holding = await tx.many<{ householdId: string }>(
      `SELECT DISTINCT householdId FROM household_orders
       WHERE windowId = ? AND activeSlot = 'active' AND status <> 'draft' AND householdId IN (${marks(ids.length)})`,
      [windowId, ...ids],
    );
    const gone = ids.length - holding.length;
    if (gone === 0) return;
    await tx.run('UPDATE window_points SET taken = taken - ? WHERE windowId = ? AND dropPointId = ?', [
      gone,
      ...point,
    ]);
  },
};
