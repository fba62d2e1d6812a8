import fc from 'fast-check';
import { type CarriedRound, startWorld, type World } from '@cailan/trials/world/world';
import { describeEngines } from '@cailan/trials/world/engines';
import { distribute, endAll, receive, withSubstitute } from './testing/chances';
import { breaches } from './testing/checks';

const PRODUCTS = ['VEG-001', 'VEG-003', 'EGG-001', 'GRN-001', 'BUN-001'] as const;
const RUNS = 8;

/** How a small round goes: lists, what is found, and by a stream of chances what happens at gate and doors. */
const histories = fc.record({
  lists: fc.array(
    fc.dictionary(
      fc.constantFrom(...PRODUCTS),
      fc.record({
        quantity: fc.integer({ min: 1, max: 3 }),
        wish: fc.constantFrom('refund' as const, 'substitute' as const),
      }),
      { minKeys: 1, maxKeys: 4 },
    ),
    { minLength: 4, maxLength: 8 },
  ),
  cabbage: fc.nat(3),
  eggs: fc.nat(2),
  chances: fc.array(fc.nat(99), { minLength: 20, maxLength: 20 }),
});
type History = typeof histories extends fc.Arbitrary<infer H> ? H : never;

describeEngines('random histories', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(engine);
  });
  afterAll(() => world.close());

  it('settle so that money, quantities and custody hold', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        await world.forgetTrade();
        const round = await live(world, history);
        const settled = await world.ok(round.staff, 'POST /rounds/:id/settle', {
          params: { id: round.round.id },
        });
        expect(await breaches(world)).toEqual({});
        expect(settled.paidFen).toBe(settled.finalFen + settled.refundedFen + settled.refundDueFen);
      }),
      { numRuns: RUNS, seed: 20261121, endOnFailure: true },
    );
  }, 240_000);
});

async function live(world: World, { lists, cabbage, eggs, chances }: History): Promise<CarriedRound> {
  let next = 0;
  const chance = () => chances[next++ % chances.length] ?? 0;
  const sum = (code: string) =>
    lists.reduce((total, list) => total + (list[code as 'VEG-001']?.quantity ?? 0), 0);
  const found = {
    ...(sum('VEG-001') > 0 ? { 'VEG-001': { picked: Math.min(cabbage, sum('VEG-001')) } } : {}),
    ...(sum('EGG-001') > 0 ? { 'EGG-001': { picked: Math.min(eggs, sum('EGG-001')) } } : {}),
  };
  const round = await world.loadAll(
    await world.packed({ lists, found: withSubstitute(found, sum('VEG-001')) }),
  );
  await world.leave(round);
  await world.arriveAll(round);
  for (const groupOrderId of round.groupOrderIds) await receive(world, round, groupOrderId, chance);
  for (const { scopeId } of round.residents) await distribute(world, round, scopeId, chance);
  await endAll(world, chance);
  return round;
}
