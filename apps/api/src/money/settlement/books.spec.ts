import fc from 'fast-check';
import { WechatCallbacks } from '@cailan/trials/world/wechat-callbacks';
import { describeEngines } from '@cailan/trials/world/engines';
import { histories, Story } from './testing/story';

const RUNS = { sqlite: 40, mysql: 4 };

/** What happens in some of the histories, so that none of it goes unexplained. */
const CAUSES = [
  'claim_answered',
  ...['dues_ticked', 'group_cancelled', 'group_confirmed', 'group_reopened', 'late_payment', 'loss_booked'],
  ...[
    'loss_decided',
    'order_packed',
    'order_settled',
    'payment',
    'payment_received',
    'refund_made',
    'refund_sent',
  ],
];

/** What became of WeChat's notices. */
const OUTCOMES = ['applied', 'mismatch', 'repeated', 'unknown_order'];

describeEngines('the books', (engine) => {
  let callbacks: WechatCallbacks;
  beforeAll(async () => {
    callbacks = await WechatCallbacks.start(engine);
    for (const leader of await callbacks.world.people('grid_leader')) await callbacks.signIn(leader.id);
  });
  afterAll(() => callbacks.close());

  it('explain every account at every step, and come to zero, whatever happens', async () => {
    const met = new Set<string>();
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        await callbacks.world.forgetTrade();
        await new Story(callbacks, history, met).live();
      }),
      { numRuns: RUNS[engine.name], seed: 20261121, endOnFailure: true },
    );
    if (engine.name !== 'sqlite') return;
    expect([...met].sort()).toEqual(CAUSES);
    const outcomes = new Set((await callbacks.inbox()).map(({ outcome }) => outcome));
    expect([...outcomes].sort()).toEqual(OUTCOMES);
  }, 300_000);
});
