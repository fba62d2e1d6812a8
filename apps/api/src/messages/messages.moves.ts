import { marks, type Tx } from '../ground/db/db';
import { Message } from './message.entity';

/** All that is ever written of messages. */
export const messages = {
  add: (tx: Tx, rows: readonly Message[]): Promise<void> => tx.insert(Message, rows),

  giveTo: (tx: Tx, personId: string, fromId: string): Promise<number> =>
    tx.run('UPDATE messages SET personId = ? WHERE personId = ?', [personId, fromId]),

  /** What was to them alone. */
  forget: (tx: Tx, personId: string): Promise<number> =>
    tx.run('DELETE FROM messages WHERE personId = ?', [personId]),

  /** Long after they were read. */
  drop: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`DELETE FROM messages WHERE id IN (${marks(ids.length)})`, ids),

  /** It says the same without somebody's name. */
  reword: (tx: Tx, id: string, text: string): Promise<number> =>
    tx.run('UPDATE messages SET text = ? WHERE id = ?', [text, id]),
};
