import { deputyRequestMoves } from '@cailan/shared-types';
import { marks, type Tx } from '../../ground/db/db';
import { statusTable } from '../../ground/db/status-table';
import { DeputyRequest } from './deputy-request.entity';

const table = statusTable(DeputyRequest, deputyRequestMoves);

const answered = (id: string, now: string) => ({
  where: 'id = ?',
  parameters: [id],
  set: { answeredAt: now },
});

/** All that is ever written of requests to be a deputy. Who answers or ends one holds its row locked. */
export const deputyRequests = {
  ask: (tx: Tx, request: Omit<DeputyRequest, 'status' | 'answeredAt'>): Promise<void> =>
    tx.insert(DeputyRequest, [{ ...request, status: 'requested', answeredAt: null }]),

  accept: (tx: Tx, id: string, now: string): Promise<number> =>
    table.move(tx, { from: ['requested'], to: 'accepted', ...answered(id, now) }),

  decline: (tx: Tx, id: string, now: string): Promise<number> =>
    table.move(tx, { from: ['requested'], to: 'declined', ...answered(id, now) }),

  /** Taken back, or nobody answered. */
  end: (tx: Tx, id: string, now: string): Promise<number> =>
    table.move(tx, { from: ['requested'], to: 'ended', ...answered(id, now) }),

  /** Somebody stands in for the post no more: what they were asked to is over with it. */
  endOf: (
    tx: Tx,
    { personId, role, scopeId }: Pick<DeputyRequest, 'role' | 'scopeId'> & { personId: string },
  ): Promise<number> =>
    table.move(tx, {
      from: table.before('ended'),
      to: 'ended',
      where: 'toId = ? AND role = ? AND scopeId = ?',
      parameters: [personId, role, scopeId],
    }),

  /** Who was asked is erased, and the number with them by which somebody asked. */
  forget: (tx: Tx, toId: string): Promise<number> =>
    tx.run('DELETE FROM deputy_requests WHERE toId = ?', [toId]),

  /** Long after they were answered. */
  drop: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`DELETE FROM deputy_requests WHERE id IN (${marks(ids.length)}) AND status <> 'requested'`, ids),
};
