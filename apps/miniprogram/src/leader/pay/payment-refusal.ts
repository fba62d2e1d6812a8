import { payRefusal, type GroupOrderView, type Refusal } from '@cailan/shared-types';
import { openFen } from '../readiness';

/** What stands in the way of paying these confirmed orders together, by the same rule as the service's. */
export function paymentRefusal(groups: readonly GroupOrderView[], now: Date): Refusal | undefined {
  return payRefusal(
    groups.map((group) => ({ ...group, openFen: openFen(group) })),
    now.toISOString(),
  );
}
