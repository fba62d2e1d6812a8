import fc from 'fast-check';
import {
  arriveAll,
  forgetTrade,
  leave,
  loadAll,
  packedRound,
  type CarriedRound,
} from '@cailan/trials/world/carried-round';
import { describeEngines } from '@cailan/trials/world/engines';
import { startService, type TestService } from '@cailan/trials/world/service';
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
  let service: TestService;
  beforeAll(async () => {
    service = await startService(engine);
  });
  afterAll(() => service.close());

  it('settle so that money, quantities and custody hold', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        await forgetTrade(service);
        const round = await live(service, history);
        const settled = await service.ok(round.staff, 'POST /rounds/:id/settle', {
          params: { id: round.round.id },
        });
        expect(await breaches(service)).toEqual({});
        expect(settled.paidFen).toBe(settled.finalFen + settled.refundedFen + settled.refundDueFen);
      }),
      { numRuns: RUNS, seed: 20261121, endOnFailure: true },
    );
  }, 240_000);
});

async function live(service: TestService, { lists, cabbage, eggs, chances }: History): Promise<CarriedRound> {
  let next = 0;
  const chance = () => chances[next++ % chances.length] ?? 0;
  const sum = (code: string) =>
    lists.reduce((total, list) => total + (list[code as 'VEG-001']?.quantity ?? 0), 0);
  const found = {
    ...(sum('VEG-001') > 0 ? { 'VEG-001': { picked: Math.min(cabbage, sum('VEG-001')) } } : {}),
    ...(sum('EGG-001') > 0 ? { 'EGG-001': { picked: Math.min(eggs, sum('EGG-001')) } } : {}),
  };
  const round = await loadAll(
    service,
    await packedRound(service, { lists }, withSubstitute(found, sum('VEG-001'))),
  );
  await leave(service, round);
  await arriveAll(service, round);
  for (const groupOrderId of round.groupOrderIds) await receive(service, round, groupOrderId, chance);
  for (const { scopeId } of round.residents) await distribute(service, round, scopeId, chance);
  await endAll(service, chance);
  return round;
}
