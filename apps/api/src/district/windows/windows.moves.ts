import { windowMoves } from '@cailan/shared-types';
import type { Tx } from '../../ground/db/db';
import { statusTable } from '../../ground/db/status-table';
import { DeliveryWindow } from './window.entity';

const table = statusTable(DeliveryWindow, windowMoves);

/** All that is ever written of delivery windows. Who changes one holds its row locked. */
export const deliveryWindows = {
  plan: (tx: Tx, window: Omit<DeliveryWindow, 'status'>): Promise<void> =>
    tx.insert(DeliveryWindow, [{ ...window, status: 'planned' }]),

  /** At another time; what is cancelled stays so. */
  move: (
    tx: Tx,
    id: string,
    { startAt, endAt }: Pick<DeliveryWindow, 'startAt' | 'endAt'>,
  ): Promise<number> =>
    tx.run(`UPDATE delivery_windows SET startAt = ?, endAt = ? WHERE id = ? AND status = 'planned'`, [
      startAt,
      endAt,
      id,
    ]),

  cancel: (tx: Tx, id: string): Promise<number> =>
    table.move(tx, { from: ['planned'], to: 'cancelled', where: 'id = ?', parameters: [id] }),
};
