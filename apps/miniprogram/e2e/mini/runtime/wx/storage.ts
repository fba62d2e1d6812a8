import { api } from './api';

const PREFIX = 'mini:';
/** WeChat's limits: one value, and all of them, in characters. */
const ONE = 1024 * 1024;
const ALL = 10 * 1024 * 1024;

const keys = (): string[] =>
  Object.keys(localStorage).flatMap((key) => (key.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : []));

const sizeOfAll = (): number =>
  keys().reduce((sum, key) => sum + (localStorage.getItem(PREFIX + key)?.length ?? 0), 0);

function read(key: string): unknown {
  const text = localStorage.getItem(PREFIX + key);
  return text === null ? undefined : (JSON.parse(text) as unknown);
}

function write(key: string, value: unknown): void {
  const text = JSON.stringify(value ?? null);
  if (text.length > ONE) throw new Error('entry size limit reached');
  if (sizeOfAll() + text.length > ALL) throw new Error('exceed storage max size 10Mb');
  localStorage.setItem(PREFIX + key, text);
}

const remove = (key: string): void => localStorage.removeItem(PREFIX + key);
const clear = (): void => keys().forEach(remove);
const info = () => ({ keys: keys(), currentSize: Math.ceil(sizeOfAll() / 1024), limitSize: ALL / 1024 });

/** Kept on the phone, also after the app is closed. */
export const storage = {
  getStorageSync: (key: string): unknown => read(key) ?? '',
  setStorageSync: write,
  removeStorageSync: remove,
  clearStorageSync: clear,
  getStorageInfoSync: info,
  getStorage: api<{ key: string }>('getStorage', ({ key }) => {
    const data = read(key);
    if (data === undefined) throw new Error('data not found');
    return { data };
  }),
  setStorage: api<{ key: string; data: unknown }>('setStorage', ({ key, data }) => write(key, data)),
  removeStorage: api<{ key: string }>('removeStorage', ({ key }) => remove(key)),
  clearStorage: api('clearStorage', clear),
  getStorageInfo: api('getStorageInfo', info),
};
