import Taro from '@tarojs/taro';
import { Observable } from './observable';

/** WeChat refuses a key with more than 1 MB; characters are counted by their UTF-8 bytes. */
const KEY_BYTES = 1_000_000;
const ROOT = 'cailan/';
/** What can be asked for again, and so makes room when the phone is full. */
const READS = 'read/';
/** Of the reads, this share makes room at a time, so that a full phone is not sorted at every write. */
const EVICTED_SHARE = 0.5;

/** JSON values by key, of one owner. */
export interface Store {
  /** @returns whether it is kept; false when the phone has no room, even without its cached reads. */
  keep(key: string, value: unknown): boolean;
  kept<T>(key: string): T | undefined;
  forget(key: string): void;
  /** The keys that begin with `prefix`, in order. */
  keptKeys(prefix: string): string[];
}

/** True from when something could not be kept until something could again. */
export const storageFull = new Observable(false);

/** The store of one person: people who share a phone do not see each other's. */
export const storeOf = (personId: string): Store => storeUnder(`${ROOT}${personId}/`);

/** What belongs to the phone, whoever holds it. */
export const phone: Store = storeUnder(`${ROOT}/`);

let own = storeOf('nobody');

/** From here on `keep`, `kept`, `forget` and `keptKeys` are this person's. */
export function ownStorage(personId: string | undefined): void {
  own = storeOf(personId ?? 'nobody');
}

/**
 * Keeps a JSON value on the phone for the person who is signed in. Never throws: what does not fit makes cached reads go
 * (oldest first, never drafts or the outbox), and what still does not fit is reported by the answer and `storageFull`.
 */
export const keep = (key: string, value: unknown): boolean => own.keep(key, value);
/** What was kept under `key`; undefined when nothing was, or it can no longer be read. */
export const kept = <T>(key: string): T | undefined => own.kept<T>(key);
/** Drops what was kept under `key`. */
export const forget = (key: string): void => own.forget(key);
/** The signed-in person's keys that begin with `prefix`, in order. */
export const keptKeys = (prefix: string): string[] => own.keptKeys(prefix);

/** Drops everything of a person, for signing out. */
export function forgetPerson(personId: string): void {
  const store = storeOf(personId);
  for (const key of store.keptKeys('')) store.forget(key);
}

function storeUnder(root: string): Store {
  return {
    keep: (key, value) => write(root + key, value),
    kept: <T>(key: string) => read(root + key) as T | undefined,
    forget: (key) => remove(root + key),
    keptKeys: (prefix) =>
      allKeys()
        .filter((key) => key.startsWith(root + prefix))
        .map((key) => key.slice(root.length))
        .sort(),
  };
}

function write(key: string, value: unknown): boolean {
  const json = JSON.stringify(value);
  const written = bytesOf(json) <= KEY_BYTES && (put(key, json) || (makeRoom(key) && put(key, json)));
  // A read that is not cached costs nobody anything.
  if (!isRead(key)) storageFull.set(!written);
  return written;
}

function put(key: string, json: string): boolean {
  try {
    Taro.setStorageSync(key, json);
    return true;
  } catch {
    return false;
  }
}

function read(key: string): unknown {
  try {
    const json: unknown = Taro.getStorageSync(key);
    return typeof json === 'string' && json !== '' ? (JSON.parse(json) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

function remove(key: string): void {
  try {
    Taro.removeStorageSync(key);
  } catch {
    // A phone whose storage fails altogether has nothing kept that could be dropped.
  }
}

function allKeys(): readonly string[] {
  try {
    return Taro.getStorageInfoSync().keys;
  } catch {
    return [];
  }
}

/** Drops the older reads of everyone on this phone. @returns whether there were any. */
function makeRoom(except: string): boolean {
  const reads = allKeys()
    .filter((key) => isRead(key) && key !== except)
    .map((key) => ({ key, at: readAt(key) }))
    .sort((a, b) => a.at - b.at);
  for (const { key } of reads.slice(0, Math.ceil(reads.length * EVICTED_SHARE))) remove(key);
  return reads.length > 0;
}

const isRead = (key: string): boolean =>
  key.startsWith(ROOT) && key.slice(key.indexOf('/', ROOT.length) + 1).startsWith(READS);

function readAt(key: string): number {
  return (read(key) as { at?: number } | undefined)?.at ?? 0;
}

function bytesOf(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) bytes += code > 0x7ff ? 2 : 1;
  }
  return bytes;
}
