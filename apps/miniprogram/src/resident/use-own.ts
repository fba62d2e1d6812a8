import type { HouseholdOrderView, HouseholdView } from '@cailan/shared-types';
import { usePages, type Pages } from '../api/use-pages';
import { useRead, type Read } from '../api/use-read';
import { useSession } from '../session/use-session';

const POLL_MS = 30_000;

/** The household that the person acts for; empty in another role. */
export function useOwnHouseholdId(): string {
  const { role } = useSession();
  return role?.role === 'resident' ? role.scopeId : '';
}

export function useOwnHousehold(): Read<HouseholdView> {
  const id = useOwnHouseholdId();
  return useRead('GET /households/:id', { params: { id } }, { enabled: id !== '' });
}

/** The household's orders, newest first, a page at a time. */
export function useOwnOrders(): Pages<HouseholdOrderView[]> {
  const householdId = useOwnHouseholdId();
  return usePages(
    'GET /household-orders',
    { query: { householdId } },
    { poll: POLL_MS, enabled: householdId !== '' },
  );
}
