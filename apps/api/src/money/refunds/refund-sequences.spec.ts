import fc from 'fast-check';
import { type PaidRound, startWorld, type World } from '@cailan/trials/world/world';
import { describeEngines } from '@cailan/trials/world/engines';
import { PayError } from '../../ground/wechat/pay/pay-error';
import type { Refund } from '../../ground/wechat/pay/pay.types';
import { RefundProvider } from './refund-provider';
import { paidBatches, type PaidBatch } from './refunds.sql';
import { WechatRefundOutcome } from './wechat-outcome';
import { Refunds, saidOf } from '@cailan/trials/world/refunds';

const OUTCOMES = ['PROCESSING', 'SUCCESS', 'ABNORMAL', 'CLOSED', 'lost', 'NOT_ENOUGH', 'refused'] as const;
type Outcome = (typeof OUTCOMES)[number];

const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ claim: fc.integer({ min: 1, max: 400 }), group: fc.nat(2) }) },
    { weight: 3, arbitrary: fc.record({ passSeconds: fc.constantFrom(1, 20, 4000, 90_000) }) },
    {
      weight: 3,
      arbitrary: fc.record({ notice: fc.constantFrom(...OUTCOMES.slice(0, 4)), batch: fc.nat(5) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ hand: fc.constantFrom('by-hand', 'transfer', 'answer'), batch: fc.nat(5) }),
    },
  ),
  { minLength: 8, maxLength: 25 },
);
const histories = fc.record({
  steps,
  answers: fc.array(fc.constantFrom(...OUTCOMES), { minLength: 5, maxLength: 12 }),
});

describeEngines('any sequence of refunds', (engine) => {
  let world: World;
  let refunds: Refunds;
  beforeAll(async () => {
    world = await startWorld(engine);
    refunds = new Refunds(world);
  });
  afterAll(() => world.close());

  /** A provider that answers as it is told to, and says of a number what it said last. */
  const provide = (answers: readonly Outcome[]) => {
    let next = 0;
    const heard = new Map<string, Refund>();
    const provider = world.app.get(RefundProvider);
    const answer = (batch: PaidBatch): Refund => {
      const outcome = answers[next++ % answers.length] ?? 'SUCCESS';
      if (outcome === 'lost') throw new PayError('TIMEOUT', 0, true);
      if (outcome === 'NOT_ENOUGH') throw new PayError('NOT_ENOUGH', 403, false);
      if (outcome === 'refused') throw new PayError('RULE_LIMIT', 403, false);
      const refund = saidOf(batch, outcome);
      heard.set(batch.outRefundNo, refund);
      return refund;
    };
    provider.ask = (batch) => Promise.resolve().then(() => answer(batch));
    provider.query = ({ outRefundNo }) => Promise.resolve(heard.get(outRefundNo));
  };

  it('returns no more than was paid, with every item in one living batch and every posting balanced', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        await world.forgetTrade();
        const lists = Array.from({ length: 10 }, () => ({ 'VEG-001': 2 }));
        const round = await world.paid({ lists });
        await world.db.transaction((tx) => tx.run(`UPDATE payments SET method = 'wechat', mchid = '1'`));
        provide(history.answers);
        for (const step of history.steps) await take(round, step);
        await world.runJobs();
        expect(await refunds.breaches()).toEqual([]);
      }),
      { numRuns: 12, seed: 20261122, endOnFailure: true },
    );
  }, 240_000);

  const take = async (
    { groupOrderIds, staff }: PaidRound,
    step: (typeof steps extends fc.Arbitrary<infer S> ? S : never)[number],
  ): Promise<void> => {
    if ('claim' in step) {
      const groupOrderId = groupOrderIds[step.group % groupOrderIds.length] ?? '';
      await refunds.claim(groupOrderId, step.claim).catch((error: Error) => {
        expect(error.message).toContain('more than was paid');
      });
      return;
    }
    if ('passSeconds' in step) {
      world.clock.set(world.clock.in(step.passSeconds));
      await world.runJobs();
      return;
    }
    const batches = await refunds.batches();
    const batch = batches[step.batch % Math.max(1, batches.length)];
    if (!batch) return;
    if ('notice' in step) {
      await world.db.transaction(async (tx) => {
        const [found] = await paidBatches(tx, 'b.id = ?', [batch.id]);
        if (!found) throw new Error('no batch');
        const said = saidOf(found, step.notice as 'SUCCESS');
        await world.app.get(WechatRefundOutcome).recordAnswer(tx, batch.id, said);
      });
      return;
    }
    const payer = await world.db.one<{ payerId: string }>('SELECT payerId FROM payments WHERE id = ?', [
      batch.paymentId,
    ]);
    const leader = { id: payer?.payerId ?? '', token: world.tokenOf(payer?.payerId ?? ''), scopeId: '' };
    const bodies = { 'by-hand': { note: '退回' }, transfer: { voucherNo: 'T' }, answer: { received: true } };
    const as = step.hand === 'answer' ? leader : staff;
    const hand = step.hand;
    const { status } = await world.raw(as, 'POST', `/refunds/${batch.id}/${hand}`, bodies[hand]);
    expect([200, 409]).toContain(status);
  };
});
