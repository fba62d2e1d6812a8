import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** A row put (or, with null, taken away) under a key of a table. */
type Change = [table: string, key: string, row: object | null];

/** Rows by key, kept in memory and in the store's journal. */
export class Table<T extends object> {
  constructor(
    private readonly name: string,
    private readonly rows: Map<string, T>,
    private readonly write: (change: Change) => void,
  ) {}

  get(key: string): T | undefined {
    return this.rows.get(key);
  }

  put(key: string, row: T): T {
    this.rows.set(key, row);
    this.write([this.name, key, row]);
    return row;
  }

  delete(key: string): void {
    if (this.rows.delete(key)) this.write([this.name, key, null]);
  }

  keys(): string[] {
    return [...this.rows.keys()];
  }

  values(): T[] {
    return [...this.rows.values()];
  }

  find(is: (row: T) => boolean): T | undefined {
    for (const row of this.rows.values()) if (is(row)) return row;
    return undefined;
  }
}

/**
 * What the sandbox must not forget: tables in memory, written to one journal before anything is answered, a line for
 * what changes together. A kill may at most tear the last line, whose request has had no answer. Without a directory
 * nothing is written.
 */
export class Store {
  private readonly tables = new Map<string, Map<string, object>>();
  private readonly file: string | undefined;
  private descriptor: number | undefined;
  private gathered: Change[] | undefined;

  constructor(dir?: string) {
    if (!dir) return;
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    this.file = join(dir, 'journal.jsonl');
    if (existsSync(this.file)) this.replay(readFileSync(this.file, 'utf8'));
    this.rewrite(this.file);
    this.descriptor = openSync(this.file, 'a', 0o600);
  }

  table<T extends object>(name: string): Table<T> {
    return new Table<T>(name, this.rowsOf(name) as Map<string, T>, (change) => this.write(change));
  }

  /** What `work` writes stands in one line of the journal: all of it is kept, or none. */
  together<T>(work: () => T): T {
    if (this.gathered) return work();
    this.gathered = [];
    try {
      return work();
    } finally {
      const changes = this.gathered;
      this.gathered = undefined;
      if (changes.length > 0) this.append(changes);
    }
  }

  close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
    this.descriptor = undefined;
  }

  private write(change: Change): void {
    if (this.gathered) this.gathered.push(change);
    else this.append([change]);
  }

  private append(changes: Change[]): void {
    if (this.descriptor !== undefined) writeSync(this.descriptor, JSON.stringify(changes) + '\n');
  }

  private rowsOf(name: string): Map<string, object> {
    const rows = this.tables.get(name) ?? new Map<string, object>();
    this.tables.set(name, rows);
    return rows;
  }

  private replay(journal: string): void {
    // What follows the last line break was never finished, and never answered.
    for (const line of journal.split('\n').slice(0, -1)) {
      for (const [table, key, row] of JSON.parse(line) as Change[]) {
        if (row) this.rowsOf(table).set(key, row);
        else this.rowsOf(table).delete(key);
      }
    }
  }

  /** Writes what stands now as a new journal and puts it in the old one's place in one step. */
  private rewrite(file: string): void {
    const lines = [...this.tables].flatMap(([table, rows]) =>
      [...rows].map(([key, row]) => JSON.stringify([[table, key, row]]) + '\n'),
    );
    writeFileSync(`${file}.new`, lines.join(''), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
}
