import { payeeMoves } from '@cailan/shared-types';
import { marks, type Tx } from '../../ground/db/db';
import { statusTable } from '../../ground/db/status-table';
import { SupermarketPayee } from './supermarket-payee.entity';

const table = statusTable(SupermarketPayee, payeeMoves);

type Named = Pick<SupermarketPayee, 'id' | 'districtId' | 'supermarketId' | 'mode' | 'mchid' | 'subMchid'>;
const one = (id: string) => ({ where: 'id = ?', parameters: [id] });

/** All that is ever written of payees. Who proposes, answers or ends one holds its supermarket's row locked. */
export const payees = {
  propose: (tx: Tx, payee: Named, by: { proposedById: string; proposedAt: string }): Promise<void> =>
    tx.insert(SupermarketPayee, [
      {
        ...{ ...payee, ...by, status: 'proposed', waitingFor: payee.supermarketId, usedBy: null },
        ...{ answeredById: null, answeredAt: null, endedAt: null, note: null },
      },
    ]),

  /** One that the settings named before payees were data: in use as it was. */
  takeOver: (tx: Tx, payee: Named, now: string): Promise<void> =>
    tx.insert(SupermarketPayee, [
      {
        ...{ ...payee, status: 'confirmed', waitingFor: null, usedBy: payee.supermarketId },
        ...{ proposedById: null, proposedAt: now, answeredById: null, answeredAt: now },
        ...{ endedAt: null, note: null },
      },
    ]),

  /** It is paid from now on; the one before is ended first. */
  confirm: (
    tx: Tx,
    { id, supermarketId }: Pick<SupermarketPayee, 'id' | 'supermarketId'>,
    by: { answeredById: string; answeredAt: string },
  ): Promise<number> =>
    table.move(tx, {
      ...{ from: ['proposed'], to: 'confirmed', ...one(id) },
      set: { ...by, waitingFor: null, usedBy: supermarketId },
    }),

  refuse: (
    tx: Tx,
    id: string,
    by: { answeredById: string; answeredAt: string; note: string },
  ): Promise<number> =>
    table.move(tx, { from: ['proposed'], to: 'refused', ...one(id), set: { ...by, waitingFor: null } }),

  /** The shop takes it back, another takes its place, or nobody is paid there any more. */
  end: (tx: Tx, id: string, { endedAt, note }: { endedAt: string; note: string | null }): Promise<number> =>
    table.move(tx, {
      ...{ from: table.before('ended'), to: 'ended', ...one(id) },
      set: { endedAt, note, waitingFor: null, usedBy: null },
    }),

  /** Why it was refused or ended. */
  forgetNotes: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`UPDATE supermarket_payees SET note = NULL WHERE id IN (${marks(ids.length)})`, ids),
};
