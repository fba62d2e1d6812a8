import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BodyOf, GroupOrderView, PaymentView } from '@cailan/shared-types';
import { crowd } from '../crowd';
import { collectorsOf } from '../hands';
import { count, drawsFor, MINUTE, moveClock, type Day, type DayWindow } from '../world';
import { tickDues } from './settling';

/** Of a hundred payments: by bank transfer, and refused at first; in WeChat, and in two parts (a card's daily limit). */
const TRANSFERS = 30;
const REJECTED = 6;
const IN_PARTS = 10;
/** Of a hundred payers in WeChat: who puts the phone away and leaves the rest to WeChat's notice. */
const WALK_AWAY = 50;
const LOOKS = 100;
const LOOK_PAUSE_MS = 50;
/** One group order of so many is never paid. */
const UNPAID_OF = 120;

/** The cut-off passes; where the rule is fair, scarce goods are shared out. */
export async function cutOff(day: Day, window: DayWindow): Promise<void> {
  day.progress.grow(1);
  const at = Math.max(...window.rounds.map(({ view }) => Date.parse(view.cutOffAt)));
  await moveClock(day, at + 1000);
  for (const round of window.rounds) {
    const token = await day.cast.token(round.staffId);
    round.view = await day.client.call('GET /rounds/:id', { token, params: { id: round.view.id } });
    if (round.view.status !== 'closed')
      throw new Error(`${round.view.code} is ${round.view.status} after its cut-off`);
    await countShared(day, round.view.id, token);
  }
  day.progress.tick();
}

/** Reads what was published of a share-out. */
async function countShared(day: Day, id: string, token: string): Promise<void> {
  const { claims } = await day.client.call('GET /rounds/:id/share-out', { token, params: { id } });
  const cut = claims.filter(({ wanted, got }) => got < wanted);
  count(day, 'sharedClaims', claims.length);
  count(day, 'scarceOffers', new Set(cut.map(({ quotaId }) => quotaId)).size);
}

/** Each leader, or who collects in their place, confirms all buildings that are ready in one action, and pays supplier by supplier. */
export async function confirmAndPay(day: Day, window: DayWindow): Promise<void> {
  const leaders = await collectorsOf(day);
  /** Who paid, by payment: their token. */
  const payers = new Map<string, string>();
  day.progress.grow(leaders.length);
  await crowd(day.clients, leaders, day.progress.tick, async ({ id }, index) => {
    const token = await day.cast.withWechat(id);
    const query = { windowId: window.view.id };
    const groups = await day.client.call('GET /group-orders', { token, query });
    const ready = groups.filter(({ status, ordered }) => status === 'collecting' && ordered > 0);
    const [first] = ready;
    if (!first) return;
    if (day.rules.rounds.dues === 'before_confirm') await tickDues(day, token, ready);
    await day.client.call('GET /group-orders/:id/roll-up', { token, params: { id: first.id } });
    const body = { clientKey: randomUUID(), groupOrderIds: ready.map((group) => group.id) };
    const confirmed = await day.client.call('POST /group-orders/confirm', { token, body });
    if (index % 20 === 0) await confirmTwice(day, token, body, confirmed);
    count(day, 'groupOrders', confirmed.length);
    for (const payee of new Set(confirmed.map(({ supermarketId }) => supermarketId)))
      await pay(
        day,
        { id, token, leader: index, payers },
        confirmed.filter(({ supermarketId }) => supermarketId === payee),
      );
  });
  await untilNoticed(day, window);
  await answerTransfers(day, window, payers);
  const payBy = Math.max(...window.rounds.map(({ view }) => Date.parse(view.payBy)));
  await moveClock(day, payBy + MINUTE);
}

async function confirmTwice(
  day: Day,
  token: string,
  body: { clientKey: string; groupOrderIds: string[] },
  first: GroupOrderView[],
): Promise<void> {
  const again = await day.client.call('POST /group-orders/confirm', { token, body });
  const same = again.every(
    ({ amountFen, confirmedAt }, i) =>
      amountFen === first[i]?.amountFen && confirmedAt === first[i]?.confirmedAt,
  );
  count(day, same ? 'repeatsAlike' : 'repeatsUnlike');
}

interface Payer {
  id: string;
  token: string;
  leader: number;
  payers: Map<string, string>;
}

async function pay(
  day: Day,
  { id, token, leader, payers }: Payer,
  groups: readonly GroupOrderView[],
): Promise<void> {
  const draws = drawsFor(day, `payment ${leader} ${groups[0]?.supermarketName ?? ''}`);
  const unpaid = draws.below(UNPAID_OF) < groups.length && groups.length > 1 ? groups[0] : undefined;
  if (unpaid) count(day, 'unpaidGroups');
  const own = groups.filter((group) => group !== unpaid && group.amountFen > 0);
  if (own.length === 0) return;
  const total = own.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const record = async (body: Omit<BodyOf<'POST /payments'>, 'clientKey'>) => {
    const payment = await day.client.call('POST /payments', {
      token,
      body: { clientKey: randomUUID(), ...body },
    });
    payers.set(payment.id, token);
    count(day, 'payments');
    return payment;
  };
  const groupOrderIds = own.map((group) => group.id);
  if (draws.below(100) < TRANSFERS) {
    await record({ groupOrderIds, method: 'bank_transfer', voucherNo: `V${draws.below(1_000_000_000)}` });
    return;
  }
  const inParts = draws.below(100) < IN_PARTS && total > 1;
  if (inParts) {
    const part = await record({ groupOrderIds, method: 'wechat', amountFen: Math.floor(total / 2) });
    await payInWechat(day, id, token, part, true);
  }
  const open = inParts ? await openOf(day, token, own) : groupOrderIds;
  const rest = await record({ groupOrderIds: open, method: 'wechat' });
  await payInWechat(day, id, token, rest, draws.below(100) >= WALK_AWAY);
}

/** After a first part those group orders are left that it did not fill. */
async function openOf(day: Day, token: string, groups: readonly GroupOrderView[]): Promise<string[]> {
  const query = { windowId: groups[0]?.windowId };
  const now = await day.client.call('GET /group-orders', { token, query });
  return now
    .filter(({ id, status }) => status === 'confirmed' && groups.some((group) => group.id === id))
    .map(({ id }) => id);
}

/** The payment sheet, asked for twice as an impatient finger does; then the screen asks how it went, or nobody does. */
async function payInWechat(
  day: Day,
  leaderId: string,
  token: string,
  { id }: PaymentView,
  waits: boolean,
): Promise<void> {
  const ask = { token, params: { id } };
  const first = await day.client.call('POST /payments/:id/prepay', ask);
  const sheet = await day.client.call('POST /payments/:id/prepay', ask);
  count(day, first.package === sheet.package ? 'repeatsAlike' : 'repeatsUnlike');
  await day.phones.answer(leaderId, sheet, 'pay');
  count(day, 'paidInWechat');
  if (waits) await untilPaid(day, ask);
}

async function untilPaid(day: Day, ask: { token: string; params: { id: string } }): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    const { status } = await day.client.call('POST /payments/:id/check', ask);
    if (status === 'succeeded') return;
    await sleep(LOOK_PAUSE_MS);
  }
  throw new Error(`payment ${ask.params.id} was made and does not come`);
}

/** WeChat's notices are on their way; nothing moves on before the last is in. */
async function untilNoticed(day: Day, window: DayWindow): Promise<void> {
  for (const { view, staffId } of window.rounds) {
    const token = await day.cast.token(staffId);
    const query = { status: 'pending' as const, roundId: view.id };
    for (let look = 0; ; look++) {
      const pending = await day.client.call('GET /payments', { token, query });
      if (!pending.some(({ method }) => method === 'wechat')) break;
      if (look > LOOKS)
        throw new Error(`${pending.length} payments of ${view.code} were made and do not come`);
      await sleep(LOOK_PAUSE_MS);
    }
  }
}

/** The supermarkets look for the money; a few vouchers are refused, and their leaders transfer again. */
async function answerTransfers(
  day: Day,
  window: DayWindow,
  payers: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { view, staffId } of window.rounds) {
    const token = await day.cast.token(staffId);
    const query = { status: 'pending' as const, roundId: view.id };
    const pending = await day.client.call('GET /payments', { token, query });
    day.progress.grow(pending.length);
    await crowd(day.clients, pending, day.progress.tick, async (payment) => {
      const { id, voucherNo } = payment;
      const received = drawsFor(day, `voucher ${voucherNo ?? ''}`).below(100) >= REJECTED;
      const body = { received, note: received ? undefined : '未到账' };
      await day.client.call('POST /payments/:id/answer', { token, params: { id }, body });
      if (!received) await payAgain(day, token, payment, payers.get(id) ?? '');
    });
  }
}

async function payAgain(
  day: Day,
  staffToken: string,
  refused: PaymentView,
  payerToken: string,
): Promise<void> {
  count(day, 'rejectedVouchers');
  const body = {
    clientKey: randomUUID(),
    groupOrderIds: refused.allocations.map(({ groupOrderId }) => groupOrderId),
    method: 'bank_transfer' as const,
    voucherNo: `${refused.voucherNo ?? ''}-2`,
  };
  const { id } = await day.client.call('POST /payments', { token: payerToken, body });
  count(day, 'payments');
  await day.client.call('POST /payments/:id/answer', {
    token: staffToken,
    params: { id },
    body: { received: true },
  });
}
