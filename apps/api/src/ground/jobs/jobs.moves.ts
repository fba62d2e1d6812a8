import { jobMoves } from '@cailan/shared-types';
import { marks, type Tx } from '../db/db';
import { sql, statusTable } from '../db/status-table';
import { Job } from './job.entity';

const table = statusTable(Job, jobMoves);

/** A job that an instance works on: another that claimed it since has it alone. */
const mine = ({ id, leasedBy }: Held) => ({ where: 'id = ? AND leasedBy = ?', parameters: [id, leasedBy] });

/** A job and the instance that claimed it. */
interface Held {
  id: string;
  leasedBy: string;
}

/** All that is ever written of jobs. No lock is needed: each act says of which rows it holds. */
export const jobs = {
  add: (
    tx: Tx,
    job: Omit<Job, 'status' | 'attempts' | 'leaseUntil' | 'leasedBy' | 'lastError'>,
  ): Promise<void> =>
    tx.insert(Job, [
      { ...job, status: 'waiting', attempts: 0, leaseUntil: null, leasedBy: null, lastError: null },
    ]),

  withdraw: (tx: Tx, uniqueKey: string): Promise<number> =>
    tx.run(`DELETE FROM jobs WHERE uniqueKey = ? AND status = 'waiting'`, [uniqueKey]),

  /** One of several instances has it: the one that finds it as it was read, waiting or left by a killed one. */
  claim: (
    tx: Tx,
    { id, status, attempts }: Pick<Job, 'id' | 'status' | 'attempts'>,
    { leaseUntil, leasedBy }: { leaseUntil: string; leasedBy: string },
  ): Promise<number> =>
    table.move(tx, {
      from: ['waiting'],
      to: 'running',
      again: true,
      where: 'id = ? AND status = ? AND attempts = ?',
      parameters: [id, status, attempts],
      set: { attempts: sql('attempts + 1'), leaseUntil, leasedBy },
    }),

  /** It is still worked on. */
  renew: (tx: Tx, { id, leasedBy }: Held, leaseUntil: string): Promise<number> =>
    tx.run(`UPDATE jobs SET leaseUntil = ? WHERE id = ? AND leasedBy = ? AND status = 'running'`, [
      leaseUntil,
      id,
      leasedBy,
    ]),

  done: (tx: Tx, held: Held): Promise<number> =>
    table.move(tx, {
      from: ['running'],
      to: 'done',
      ...mine(held),
      set: { lastError: null, leaseUntil: null },
    }),

  /** It went wrong, and is tried again from the instant on. */
  putOff: (tx: Tx, held: Held, { runAt, lastError }: { runAt: string; lastError: string }): Promise<number> =>
    table.move(tx, {
      from: ['running'],
      to: 'waiting',
      ...mine(held),
      set: { runAt, lastError, leaseUntil: null },
    }),

  /** It went wrong too often. */
  giveUp: (tx: Tx, held: Held, lastError: string): Promise<number> =>
    table.move(tx, { from: ['running'], to: 'failed', ...mine(held), set: { lastError, leaseUntil: null } }),

  /** Who starts is alone: what runs by the rows was killed. */
  takeOver: (tx: Tx): Promise<number> =>
    table.move(tx, {
      from: ['running'],
      to: 'waiting',
      where: '1 = 1',
      parameters: [],
      set: { leaseUntil: null },
    }),

  /** Those that are over. */
  drop: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`DELETE FROM jobs WHERE id IN (${marks(ids.length)}) AND status IN ('done', 'failed')`, ids),
};
