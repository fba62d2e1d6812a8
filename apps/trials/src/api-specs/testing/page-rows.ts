import { newId } from '@cailan/api/ground/db/ids';
import type { Value } from '@cailan/api/ground/db/db';
import type { World } from '../../world/world';

type Row = Record<string, Value>;

/** Writes rows past the services: what only many days would bring. */
export class Rows {
  constructor(readonly world: World) {}

  async first(sql: string, values: Value[] = []): Promise<Row> {
    const row = await this.world.db.one<Row>(sql, values);
    if (!row) throw new Error(`nothing found by ${sql}`);
    return row;
  }

  async insert(table: string, row: Row): Promise<string> {
    const id = newId();
    const columns = ['id', ...Object.keys(row)];
    const marks = columns.map(() => '?').join(', ');
    await this.run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`, [
      id,
      ...Object.values(row),
    ]);
    return id;
  }

  /** Another row like the one with this id. */
  async copy(table: string, id: Value | undefined, changes: Row = {}): Promise<string> {
    const { id: _, ...row } = await this.first(`SELECT * FROM ${table} WHERE id = ?`, [id ?? '']);
    return this.insert(table, { ...row, ...changes });
  }

  async run(sql: string, values: Value[]): Promise<void> {
    await this.world.db.transaction((tx) => tx.run(sql, values));
  }
}
