import { marks, type Tx } from '../../ground/db/db';
import { DeliveryGroup, District, DropPoint, Place } from './place.entity';

/** All that is ever written of districts: a plan's, whole or not at all. */
export const districts = {
  add: (tx: Tx, district: District): Promise<void> => tx.insert(District, [district]),
};

/** All that is ever written of places: those of a plan, and those that a roster names. */
export const places = {
  add: (tx: Tx, rows: readonly Place[]): Promise<void> => tx.insert(Place, rows),

  /** A roster is undone, while nobody holds a post there and nobody else's household stands in them. */
  remove: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`DELETE FROM places WHERE id IN (${marks(ids.length)})`, ids),
};

/** All that is ever written of drop points: those of a plan, and what is amended of them. */
export const dropPoints = {
  add: (tx: Tx, rows: readonly DropPoint[]): Promise<void> => tx.insert(DropPoint, rows),

  /** As an amendment has it. */
  change: (
    tx: Tx,
    id: string,
    { name, staff, capacity }: Pick<DropPoint, 'name' | 'staff' | 'capacity'>,
  ): Promise<number> =>
    tx.run('UPDATE drop_points SET name = ?, staff = ?, capacity = ? WHERE id = ?', [
      name,
      staff,
      capacity,
      id,
    ]),
};

/** All that is ever written of delivery groups: those of a plan, and those of the buildings that a roster names. */
export const deliveryGroups = {
  add: (tx: Tx, rows: readonly DeliveryGroup[]): Promise<void> => tx.insert(DeliveryGroup, rows),

  /** How many households they have, counted anew. */
  count: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(
      `UPDATE delivery_groups
       SET households = (SELECT COUNT(*) FROM households h WHERE h.deliveryGroupId = delivery_groups.id)
       WHERE id IN (${marks(ids.length)})`,
      ids,
    ),

  remove: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`DELETE FROM delivery_groups WHERE id IN (${marks(ids.length)})`, ids),
};
