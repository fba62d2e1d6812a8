import { useSession } from './use-session';

interface MyShop {
  /** Empty while the person acts in a role of no supermarket: then nothing may be asked for it. */
  id: string;
  name: string;
}

/** The supermarket of the active role. */
export function useMyShop(): MyShop {
  const { role } = useSession();
  return role?.scopeKind === 'supermarket'
    ? { id: role.scopeId, name: role.scopeName }
    : { id: '', name: '' };
}
