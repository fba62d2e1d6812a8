import type { ListView } from '@cailan/shared-types';
import type { OpenRound } from './rounds';
import { newKey, type Answer, type TestPerson, type TestService } from './service';

/** Submits a household's list in one step, over the version given or the one that stands; quantities by product code. */
export async function order(
  service: TestService,
  person: TestPerson,
  round: OpenRound,
  lines: Record<string, number>,
  version?: number,
): Promise<Answer<ListView>> {
  const at = { params: { id: round.windowId } };
  const query = { householdId: person.scopeId };
  const stands =
    version ?? (await service.call(person, 'GET /windows/:id/list', { ...at, query })).body.version;
  return service.call(person, 'POST /windows/:id/list/submit', {
    ...at,
    body: {
      clientKey: newKey(),
      householdId: person.scopeId,
      version: stands,
      lines: Object.entries(lines).map(([code, quantity]) => ({ offerId: round.offerOf(code), quantity })),
    },
  });
}

/** A group order of a round with submitted orders, and its leader. */
export interface GroupOfRound {
  id: string;
  deliveryGroupId: string;
  leader: TestPerson;
}

/** The round's group orders in which somebody ordered, in the order of their buildings. */
export async function groupsOf(service: TestService, round: OpenRound): Promise<GroupOfRound[]> {
  const rows = await service.db.many<{ id: string; deliveryGroupId: string; gridId: string }>(
    `SELECT g.id, g.deliveryGroupId, g.gridId FROM group_orders g JOIN delivery_groups d ON d.id = g.deliveryGroupId
     WHERE g.roundId = ? AND EXISTS (SELECT 1 FROM household_orders WHERE groupOrderId = g.id AND status = 'submitted')
     ORDER BY d.sort`,
    [round.round.id],
  );
  return Promise.all(
    rows.map(async ({ id, deliveryGroupId, gridId }) => ({
      id,
      deliveryGroupId,
      leader: await service.person('grid_leader', gridId),
    })),
  );
}
