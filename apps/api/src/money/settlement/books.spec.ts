import fc from 'fast-check';
import { forgetTrade } from '@cailan/trials/world/carried-round';
import { PostRoom } from '@cailan/trials/world/post-room';
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
  let room: PostRoom;
  beforeAll(async () => {
    room = await PostRoom.open(engine);
    for (const leader of await room.service.people('grid_leader')) await room.signIn(leader.id);
  });
  afterAll(() => room.close());

  it('explain every account at every step, and come to zero, whatever happens', async () => {
    const met = new Set<string>();
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        await forgetTrade(room.service);
        await new Story(room, history, met).live();
      }),
      { numRuns: RUNS[engine.name], seed: 20261121, endOnFailure: true },
    );
    if (engine.name !== 'sqlite') return;
    expect([...met].sort()).toEqual(CAUSES);
    const outcomes = new Set((await room.inbox()).map(({ outcome }) => outcome));
    expect([...outcomes].sort()).toEqual(OUTCOMES);
  }, 300_000);
});
