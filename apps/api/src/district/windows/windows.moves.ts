import type { Tx } from '../../ground/db/db';
import { DeliveryWindow } from './window.entity';

/** All that is ever written of delivery windows. */
export const deliveryWindows = {
  plan: (tx: Tx, window: Omit<DeliveryWindow, 'status'>): Promise<void> =>
    tx.insert(DeliveryWindow, [{ ...window, status: 'planned' }]),
};
