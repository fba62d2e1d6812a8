import type { Store } from '../offline/storage';

/** A phone's storage that outlives the app. */
export function memory(): Store & { values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    keep(key, value) {
      values.set(key, JSON.stringify(value));
      return true;
    },
    kept<T>(key: string) {
      const json = values.get(key);
      return json === undefined ? undefined : (JSON.parse(json) as T);
    },
    forget: (key) => void values.delete(key),
    keptKeys: (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)).sort(),
  };
}
