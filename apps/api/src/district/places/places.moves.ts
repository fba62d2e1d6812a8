import type { Tx } from '../../ground/db/db';
import { DeliveryGroup, District, DropPoint, Place } from './place.entity';

/** All that is ever written of districts: a plan's, whole or not at all. */
export const districts = {
  add: (tx: Tx, district: District): Promise<void> => tx.insert(District, [district]),
};

/** All that is ever written of places: those of a plan. */
export const places = {
  add: (tx: Tx, rows: readonly Place[]): Promise<void> => tx.insert(Place, rows),
};

/** All that is ever written of drop points: those of a plan. */
export const dropPoints = {
  add: (tx: Tx, rows: readonly DropPoint[]): Promise<void> => tx.insert(DropPoint, rows),
};

/** All that is ever written of delivery groups: those of a plan. */
export const deliveryGroups = {
  add: (tx: Tx, rows: readonly DeliveryGroup[]): Promise<void> => tx.insert(DeliveryGroup, rows),
};
