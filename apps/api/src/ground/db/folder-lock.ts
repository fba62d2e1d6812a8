import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { localText } from '@cailan/shared-types';
import { machine } from '../clock';
import { unwritable } from '../settings/settings';

/** Who holds a folder, as it is kept beside the lock for whoever comes second. */
interface Holder {
  name: string;
  pid: number;
  /** Absent in what an earlier version wrote. */
  since?: string;
}

/** Who has just taken a folder is waited for so long to say so. */
const NAMED_MS = 1000;
const LOOK_MS = 10;

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
 * @throws FolderHeld; Error where the folder cannot be written.
 */
export function holdFolder(folder: string, name: string): () => void {
  const lock = lockIn(folder);
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')) throw error;
    throw new FolderHeld(sentenceOf(folder));
  }
  held.add(lock);
  say(folder, { name, pid: process.pid, since: machine.now() });
  return () => {
    held.delete(lock);
    lock.close();
  };
}

function lockIn(folder: string): Database.Database {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // A folder of an earlier version was open to everybody on the machine.
    chmodSync(folder, 0o700);
    return new Database(join(folder, 'writer.lock'), { timeout: 0 });
  } catch (error) {
    throw new Error(unwritable(folder, error), { cause: error });
  }
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

/** In one step: whoever looks meanwhile finds all of it, or what was there before. */
function say(folder: string, holder: Holder): void {
  const [file, fresh] = [holderFile(folder), `${holderFile(folder)}.${process.pid}`];
  writeFileSync(fresh, JSON.stringify(holder), { mode: 0o600 });
  renameSync(fresh, file);
}

function sentenceOf(folder: string): string {
  const holder = holderOf(folder);
  const since = holder?.since === undefined ? '' : `，${localTime(holder.since)} 起`;
  const { name, pid } = holder ?? { name: '另一个程序', pid: '不明' };
  return (
    `数据目录 ${folder} 正由${name}使用（进程 ${pid}${since}）。同一个目录同时只能有一个程序写，这一个没有启动，什么也没有改动。\n` +
    `要么先停掉它${holder ? `（kill ${holder.pid}）` : ''}，要么换一个目录：DATA_DIR=/别的目录`
  );
}

const localTime = (instant: string): string => localText(instant).slice(0, 19).replace('T', ' ');

/** Who holds the folder. What names a process that is gone was written before the lock was taken anew. */
function holderOf(folder: string): Holder | undefined {
  for (let waited = 0; ; waited += LOOK_MS) {
    const holder = readHolder(folder);
    if (holder && isAlive(holder.pid)) return holder;
    if (waited >= NAMED_MS) return undefined;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_MS);
  }
}

function readHolder(folder: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(holderFile(folder), 'utf8')) as Holder;
  } catch {
    // Nobody has said so yet.
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another user's.
    return (error as { code?: unknown }).code === 'EPERM';
  }
}
