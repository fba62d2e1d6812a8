import { breaches } from '@cailan/api/money/settlement/testing/checks';
import { unexplained } from '@cailan/api/money/settlement/testing/explained';
import type { OpenRound, World } from './world';

/** Settles, and asks of rows and books what must hold then. */
export async function settle(world: World, { staff, round }: OpenRound): Promise<void> {
  await world.ok(staff, 'POST /rounds/:id/settle', { params: { id: round.id } });
  await world.runJobs();
  expect(await breaches(world)).toEqual({});
  await expectExplained(world);
}

/** Whatever happened, no account is off. */
export async function expectExplained(world: World): Promise<void> {
  expect(await unexplained(world)).toEqual({});
}
