import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Who holds a folder, as it is kept beside the lock for whoever comes second. */
interface Holder {
  name: string;
  pid: number;
}

/** The locks of this process: a connection that nobody names any more would be closed by the garbage collector. */
const held = new Set<Database.Database>();

/** A folder that somebody else writes to. The message says in Chinese who does, and what to do. */
export class FolderHeld extends Error {}

/**
 * Takes a data folder for one writing program: the embedded database has one writer, and so has the stand-in's journal.
 * The lock is the operating system's, on a file of SQLite's own: it ends with the process that holds it, however that
 * ends, so that there are no stale ones. Readers need none.
 * @param name who takes it, in Chinese.
 * @returns gives it back.
 * @throws FolderHeld
 */
export function holdFolder(folder: string, name: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // A folder of an earlier version was open to everybody on the machine.
  chmodSync(folder, 0o700);
  const lock = new Database(join(folder, 'writer.lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')) throw error;
    throw new FolderHeld(sentenceOf(folder));
  }
  held.add(lock);
  writeFileSync(holderFile(folder), JSON.stringify({ name, pid: process.pid } satisfies Holder), {
    mode: 0o600,
  });
  return () => {
    held.delete(lock);
    lock.close();
  };
}

/** As `holdFolder`, where the database lies in the folder; a database server takes many writers by itself. */
export function holdDatabase(
  config: { databaseUrl: string | undefined; dataDir: string },
  name: string,
): () => void {
  return config.databaseUrl ? () => undefined : holdFolder(config.dataDir, name);
}

/** Not the lock itself: a process that opens and closes that file by other means loses its lock on it (POSIX). */
const holderFile = (folder: string): string => join(folder, 'writer.json');

function sentenceOf(folder: string): string {
  const { name, pid } = holderOf(folder);
  return (
    `数据目录 ${folder} 正由${name}使用（进程 ${pid}）。同一个目录同时只能有一个程序写，这一个没有启动，什么也没有改动。\n` +
    `要么先停掉它（kill ${pid}），要么换一个目录：DATA_DIR=/别的目录`
  );
}

function holderOf(folder: string): { name: string; pid: number | string } {
  const unknown = { name: '另一个程序', pid: '不明' };
  const file = holderFile(folder);
  if (!existsSync(file)) return unknown;
  try {
    return { ...unknown, ...(JSON.parse(readFileSync(file, 'utf8')) as Partial<Holder>) };
  } catch {
    // It is being written this moment.
    return unknown;
  }
}
