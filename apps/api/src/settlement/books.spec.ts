import fc from 'fast-check';
import { forgetTrade } from '../handoffs/testing/carried-round';
import { describeEngines } from '../testing/engines';
import { startService, type TestService } from '../testing/service';
import { histories, Story } from './testing/story';

const RUNS = { sqlite: 12, mysql: 2 };

/** What happens in some of the histories, so that none of it goes unexplained. */
const CAUSES = [
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

describeEngines('the books', (engine) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService(engine);
  });
  afterAll(() => service.close());

  it('explain every account at every step, and come to zero, whatever happens', async () => {
    const met = new Set<string>();
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        await forgetTrade(service);
        await new Story(service, history, met).live();
      }),
      { numRuns: RUNS[engine.name], seed: 20261121, endOnFailure: true },
    );
    if (engine.name === 'sqlite') expect([...met].sort()).toEqual(CAUSES);
  }, 300_000);
});
