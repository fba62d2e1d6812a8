import { answer, failure, type Callbacks } from './callbacks';

/** WeChat's bounds: 1 MB a key, 10 MB in all. */
const KEY_BYTES = 1024 * 1024;
const ALL_BYTES = 10 * 1024 * 1024;

/** The mini-program's storage on the phone. It outlives the mini-program, and a test may read it, fill it or break it. */
export class PhoneStorage {
  /** Bytes that may be kept in all: lower it for a full phone. */
  limitBytes = ALL_BYTES;
  /** WeChat's words for why nothing can be written; undefined on a healthy phone. */
  broken: string | undefined;
  private readonly texts = new Map<string, string>();

  constructor(entries: Record<string, unknown> = {}) {
    for (const [key, value] of Object.entries(entries)) this.set(key, value);
  }

  get keys(): string[] {
    return [...this.texts.keys()];
  }

  get bytes(): number {
    return [...this.texts].reduce((sum, [key, text]) => sum + bytesOf(key) + bytesOf(text), 0);
  }

  /** A copy of what is kept, as WeChat gives it: an empty text for an unknown key. */
  get(key: string): unknown {
    const text = this.texts.get(key);
    return text === undefined ? '' : JSON.parse(text);
  }

  has(key: string): boolean {
    return this.texts.has(key);
  }

  /** @throws Error as `wx.setStorageSync` does, when the entry or the storage is too large, or writing fails. */
  set(key: string, value: unknown): void {
    const text = JSON.stringify(value ?? null);
    if (this.broken) throw new Error(`setStorageSync:fail ${this.broken}`);
    if (bytesOf(text) > KEY_BYTES) throw new Error('setStorageSync:fail entry size limit reached');
    const before = this.has(key) ? bytesOf(key) + bytesOf(this.texts.get(key) ?? '') : 0;
    if (this.bytes - before + bytesOf(key) + bytesOf(text) > this.limitBytes)
      throw new Error('setStorageSync:fail storage limit reached');
    this.texts.set(key, text);
  }

  remove(key: string): void {
    this.texts.delete(key);
  }

  clear(): void {
    this.texts.clear();
  }
}

const bytesOf = (text: string): number => Buffer.byteLength(text);

interface Entry extends Callbacks {
  key: string;
  data?: unknown;
}

/** The part of `wx` that reads and writes the storage. */
export function storageOf(storage: PhoneStorage): Record<string, unknown> {
  const info = () => ({
    keys: storage.keys,
    currentSize: Math.ceil(storage.bytes / 1024),
    limitSize: Math.floor(storage.limitBytes / 1024),
  });
  return {
    getStorageSync: (key: string) => storage.get(key),
    setStorageSync: (key: string, data: unknown) => storage.set(key, data),
    removeStorageSync: (key: string) => storage.remove(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: info,
    getStorage: (entry: Entry) =>
      answer(
        'getStorage',
        entry,
        storage.has(entry.key) ? { data: storage.get(entry.key) } : failure('getStorage', 'data not found'),
      ),
    setStorage: (entry: Entry) => {
      try {
        storage.set(entry.key, entry.data);
        answer('setStorage', entry);
      } catch (error) {
        answer('setStorage', entry, { errMsg: String(error).replace('Error: setStorageSync', 'setStorage') });
      }
    },
    removeStorage: (entry: Entry) => {
      storage.remove(entry.key);
      answer('removeStorage', entry);
    },
    clearStorage: (entry?: Callbacks) => {
      storage.clear();
      answer('clearStorage', entry);
    },
    getStorageInfo: (entry?: Callbacks) => answer('getStorageInfo', entry, info()),
  };
}
