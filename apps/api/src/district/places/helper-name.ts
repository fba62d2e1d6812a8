import { roleNames } from '@cailan/shared-types';
import type { HelperRow } from './households.sql';

/** What somebody with a post over a household is called there: `网格员`, `副单元长`. */
export function helperName({ role, scopeKind, deputyOfId }: HelperRow): string {
  const name = scopeKind === 'unit' ? '单元长' : roleNames[role];
  return deputyOfId === null ? name : `副${name}`;
}
