import type { Studio } from '../studio';
import type { Tape } from '../tape';
import type { Cast, World } from '../world';

/** The shop settles the round; in the first building the leader has ticked one household's dues. */
export async function settle(studio: Studio, tape: Tape, cast: Cast, world: World): Promise<void> {
  const leader = cast.grid_leader;
  await tape.write(cast.supermarket_staff, 'POST /rounds/:id/settle', { params: { id: world.main.id } });
  const [group] = await studio.ok(leader, 'GET /group-orders', { query: { roundId: world.main.id } });
  const dues = await studio.ok(leader, 'GET /group-orders/:id/dues', { params: { id: group?.id ?? '' } });
  const owing = dues.households.find(({ balanceFen }) => balanceFen > 0);
  if (owing)
    await tape.write(leader, 'POST /household-orders/:id/dues/tick', {
      params: { id: owing.orderId },
      body: { clientKey: tape.newKey() },
    });
}
