import type { RefundView, StatementView } from '@cailan/shared-types';
import { collectorsOf } from '../hands';
import { billDays } from '../bill-days';
import { crowd } from '../crowd';
import { count, moveClock, type Day, type DayWindow } from '../world';

const HOUR_MS = 3_600_000;
const LOOKS = 60;
const OPEN: readonly RefundView['status'][] = ['ready', 'processing', 'abnormal', 'by_hand', 'transferred'];

/**
 * The days after: WeChat returns what it was paid by itself, the supermarkets transfer the rest, the leaders say that it
 * came. Ends when nothing is due any more.
 */
export async function refund(day: Day, window: DayWindow): Promise<void> {
  day.progress.grow(window.rounds.length);
  for (const { view, staffId } of window.rounds) {
    const token = await day.cast.token(staffId);
    await untilReturned(day, view.id, token);
    const statement = await day.client.call('GET /rounds/:id/statement', { token, params: { id: view.id } });
    add(day, statement);
    day.progress.tick();
  }
}

async function untilReturned(day: Day, roundId: string, token: string): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    const refunds = await day.client.call('GET /refunds', { token, query: { roundId } });
    const open = refunds.filter(({ status }) => OPEN.includes(status));
    const { refundDueFen } = await day.client.call('GET /rounds/:id/statement', {
      token,
      params: { id: roundId },
    });
    if (open.length === 0 && refundDueFen === 0) return count(day, 'refunds', refunds.length);
    await crowd(
      day.clients,
      open,
      () => undefined,
      (batch) => byHand(day, token, batch),
    );
    await moveClock(day, day.clockMs + HOUR_MS);
  }
  throw new Error(`refunds of round ${roundId} do not come to an end`);
}

async function byHand(day: Day, shopToken: string, { id, status, outRefundNo }: RefundView): Promise<void> {
  const params = { id };
  if (status === 'abnormal')
    await day.client.call('POST /refunds/:id/by-hand', {
      token: shopToken,
      params,
      body: { note: '原卡失效' },
    });
  if (status === 'by_hand') {
    const body = { voucherNo: `T${outRefundNo.slice(-20)}` };
    await day.client.call('POST /refunds/:id/transfer', { token: shopToken, params, body });
  }
  if (status === 'transferred') await confirm(day, id);
}

/** The leader of the grid finds the money on the account. */
async function confirm(day: Day, id: string): Promise<void> {
  for (const leader of await collectorsOf(day)) {
    const token = await day.cast.withWechat(leader.id);
    const own = await day.client.call('GET /refunds', { token, query: { status: 'transferred' } });
    if (!own.some((refund) => refund.id === id)) continue;
    await day.client.call('POST /refunds/:id/answer', { token, params: { id }, body: { received: true } });
    return count(day, 'transfersReturned');
  }
  throw new Error(`nobody received refund ${id}`);
}

function add(day: Day, { refundedFen }: StatementView): void {
  day.money['refundedFen'] = (day.money['refundedFen'] ?? 0) + refundedFen;
}

/** The district compares the books with WeChat's bills of every day that the money moved on. */
export async function reconcile(day: Day): Promise<void> {
  const [admin] = await day.cast.of('district_admin');
  const token = await day.cast.token(admin?.id ?? '');
  const opened = day.windows.flatMap(({ rounds }) => rounds.map(({ view }) => view.opensAt)).sort()[0];
  const now = new Date(day.clockMs).toISOString();
  const { dates, readyAt } = billDays(opened ?? now, now);
  await moveClock(day, Date.parse(readyAt));
  for (const date of dates)
    for (const { status, billPayments, differing } of await day.client.call('POST /reconciliations', {
      token,
      body: { date },
    })) {
      count(day, 'billPayments', billPayments);
      count(day, 'billDifferences', differing);
      if (status === 'balanced') count(day, 'balancedBills');
    }
}
