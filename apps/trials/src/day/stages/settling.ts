import { randomUUID } from 'node:crypto';
import { type GroupOrderView, ProblemError, type StatementView } from '@cailan/shared-types';
import { crowd } from '../crowd';
import { collectorsOf } from '../hands';
import { count, drawsFor, MINUTE, moveClock, type Day, type DayHousehold, type DayWindow } from '../world';

/** Of a hundred households so many say that they have their goods; of a hundred group orders so many dues are ticked at once. */
const RECEIPTS = 97;
const DUES_OF_GROUPS = 25;

/** Residents say on their phone that they have their goods. */
export async function confirmReceipts(day: Day, window: DayWindow): Promise<void> {
  await moveClock(day, Date.parse(window.view.endAt) + 30 * MINUTE);
  const own = day.households.filter(({ windowId, proxy }) => windowId === window.view.id && !proxy);
  day.progress.grow(own.length);
  await crowd(day.clients, own, day.progress.tick, async (household) => {
    if (drawsFor(day, `receipt ${household.index}`).below(100) < RECEIPTS) await receive(day, household);
  });
}

async function receive(day: Day, { personId, orderIds, index }: DayHousehold): Promise<void> {
  const token = await day.cast.token(personId);
  for (const id of orderIds) {
    const ask = { token, params: { id }, body: { clientKey: randomUUID() } };
    try {
      const first = await day.client.call('POST /household-orders/:id/receipt', ask);
      count(day, 'receipts');
      if (index % 100 !== 0) continue;
      const again = await day.client.call('POST /household-orders/:id/receipt', ask);
      count(day, again.receiptAt === first.receiptAt ? 'repeatsAlike' : 'repeatsUnlike');
    } catch (error) {
      // Nothing has come: held, refused, lost, or the building was never paid.
      if (!(error instanceof ProblemError) || error.code !== 'not_delivered_yet') throw error;
      count(day, 'refusals');
    }
  }
}

/** Households give their leaders the money, and leaders tick it off. */
export async function collectDues(day: Day, window: DayWindow): Promise<void> {
  const leaders = await collectorsOf(day);
  day.progress.grow(leaders.length);
  await crowd(day.clients, leaders, day.progress.tick, async ({ id: leaderId }) => {
    const token = await day.cast.token(leaderId);
    const groups = await day.client.call('GET /group-orders', { token, query: { windowId: window.view.id } });
    await tickDues(
      day,
      token,
      groups.filter(({ status, paidFen }) => status !== 'cancelled' && paidFen > 0),
    );
  });
}

/** Some leaders keep their book at once, building by building. */
export async function tickDues(day: Day, token: string, groups: readonly GroupOrderView[]): Promise<void> {
  for (const group of groups)
    if (drawsFor(day, `dues ${group.deliveryGroupName} ${group.supermarketName}`).below(100) < DUES_OF_GROUPS)
      await tickGroup(day, token, group);
}

async function tickGroup(day: Day, token: string, group: GroupOrderView): Promise<void> {
  const { households } = await day.client.call('GET /group-orders/:id/dues', {
    token,
    params: { id: group.id },
  });
  for (const { orderId, balanceFen } of households) {
    if (balanceFen === 0) continue;
    const ask = { token, params: { id: orderId }, body: { clientKey: randomUUID() } };
    const line = await day.client.call('POST /household-orders/:id/dues/tick', ask);
    count(day, 'duesTicked');
    day.money['duesCollectedFen'] = (day.money['duesCollectedFen'] ?? 0) + line.collectedFen;
    if (line.returnWaitingFen > 0) await acknowledge(day, orderId);
  }
}

/** What came back from the leader counts once the household says that it has it. */
async function acknowledge(day: Day, orderId: string): Promise<void> {
  const household = day.households.find(({ orderIds }) => orderIds.includes(orderId));
  if (!household) return;
  const token = await day.cast.token(household.personId);
  const ask = { token, params: { id: orderId }, body: { clientKey: randomUUID() } };
  await day.client.call('POST /household-orders/:id/dues/acknowledge', ask);
  count(day, 'returnsAcknowledged');
}

/** Each supermarket's round is settled and its statement read. */
export async function settle(day: Day, window: DayWindow): Promise<void> {
  const rounds = window.rounds.filter(({ wave }) => wave > 0);
  day.progress.grow(rounds.length);
  for (const { view, staffId } of rounds) {
    const ask = { token: await day.cast.token(staffId), params: { id: view.id } };
    const settled = await day.client.call('POST /rounds/:id/settle', ask);
    const statement = await day.client.call('GET /rounds/:id/statement', ask);
    const alike = JSON.stringify(returned(statement)) === JSON.stringify(returned(settled));
    count(day, alike ? 'repeatsAlike' : 'repeatsUnlike');
    add(day, statement);
    day.progress.tick();
  }
}

/** A statement with refunds on their way told as those that arrived: between two readings some do. */
function returned(statement: StatementView): object {
  const sum = <T extends { refundedFen: number; refundDueFen: number }>({
    refundedFen,
    refundDueFen,
    ...rest
  }: T) => ({ ...rest, backFen: refundedFen + refundDueFen });
  return { ...sum(statement), groups: statement.groups.map(sum) };
}

function add(day: Day, statement: StatementView): void {
  for (const name of ['orderedFen', 'paidFen', 'finalFen', 'refundedFen', 'refundDueFen'] as const)
    day.money[name] = (day.money[name] ?? 0) + statement[name];
  count(day, 'settledRounds');
}
