import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The repository as the checks read it: texts by their path from its root, and whether a path is there at all. */
export interface Repository {
  texts: ReadonlyMap<string, string>;
  exists: (path: string) => boolean;
}

const LEFT_OUT = new Set([
  'node_modules',
  'dist',
  'out',
  'coverage',
  'recorded',
  '.git',
  '.data',
  '.swc',
  'package-lock.json',
]);
const TEXT = /\.(tsx?|[cm]?js|jsonc?|s?css|ya?ml|html|md)$/;

/** What is written by hand below `root`. */
export function readRepository(root: string): Repository {
  const texts = new Map<string, string>();
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (LEFT_OUT.has(entry.name)) continue;
      if (entry.isDirectory()) walk(path);
      else if (TEXT.test(entry.name)) texts.set(path, readFileSync(join(root, path), 'utf8'));
    }
  };
  walk('');
  return { texts, exists: (path) => existsSync(join(root, path)) };
}
