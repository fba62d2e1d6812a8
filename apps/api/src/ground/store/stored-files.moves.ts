import { marks, type Tx } from '../db/db';
import { StoredFile } from './stored-file.entity';

/** All that is ever written of pictures' records; a record whose bytes are gone is nothing to anybody. */
export const storedFiles = {
  keep: (tx: Tx, file: StoredFile): Promise<void> => tx.insert(StoredFile, [file]),

  remove: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`DELETE FROM stored_files WHERE id IN (${marks(ids.length) || 'NULL'})`, ids),

  /** It, while `where` holds, over the record's own columns: somebody may just have named it. */
  removeIf: (tx: Tx, id: string, where: string): Promise<number> =>
    tx.run(`DELETE FROM stored_files WHERE id = ? AND ${where}`, [id]),
};
