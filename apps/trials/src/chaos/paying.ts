import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GroupOrderView, PaymentView, PaySheetView } from '@cailan/shared-types';
import type { Cast } from '../day/cast';
import type { Client } from '../day/client';
import type { Draws } from '@cailan/api/plans/seeded';
import { isNo, patiently } from './patience';
import type { Phones } from '../day/phones';

/** Of a hundred payers: who first refuses the payment sheet; who closes the app without asking how it went; who pays in two parts. */
const REFUSE_FIRST = 10;
const WALK_AWAY = 40;
const IN_PARTS = 8;
const LOOKS = 40;
const LOOK_PAUSE_MS = 250;

/** A leader with a phone, paying one group order after another however badly it goes. */
export class Payer {
  constructor(
    private readonly client: Client,
    private readonly cast: Cast,
    private readonly phones: Phones,
  ) {}

  /** Pays a group order in WeChat, some in two parts. @returns how many payments were made. */
  async pay(leaderId: string, group: GroupOrderView, draws: Draws): Promise<number> {
    const token = await patiently(() => this.cast.withWechat(leaderId));
    const inParts = draws.below(100) < IN_PARTS && group.amountFen > 1;
    if (inParts) {
      const part = await this.payOnce(leaderId, token, group, draws, Math.floor(group.amountFen / 2));
      await this.untilSucceeded(token, part);
    }
    await this.payOnce(leaderId, token, group, draws);
    return inParts ? 2 : 1;
  }

  private async payOnce(
    leaderId: string,
    token: string,
    group: GroupOrderView,
    draws: Draws,
    amountFen?: number,
  ): Promise<PaymentView> {
    const body = {
      clientKey: randomUUID(),
      groupOrderIds: [group.id],
      method: 'wechat' as const,
      ...(amountFen !== undefined && { amountFen }),
    };
    const payment = await patiently(() => this.client.call('POST /payments', { token, body }));
    const ask = { token, params: { id: payment.id } };
    const sheet = await patiently(() => this.client.call('POST /payments/:id/prepay', ask));
    if (draws.below(100) < REFUSE_FIRST) await this.phone(leaderId, sheet, 'cancel');
    await this.phone(leaderId, await this.again(ask, sheet), 'pay');
    if (draws.below(100) >= WALK_AWAY)
      await this.client.call('POST /payments/:id/check', ask).catch(() => undefined);
    return payment;
  }

  /** The sheet asked for a second time is for the same payment. */
  private async again(
    ask: { token: string; params: { id: string } },
    first: PaySheetView,
  ): Promise<PaySheetView> {
    const second = await patiently(() => this.client.call('POST /payments/:id/prepay', ask));
    if (second.package !== first.package) throw new Error(`two prepays for payment ${ask.params.id}`);
    return second;
  }

  private phone(leaderId: string, sheet: PaySheetView, outcome: 'pay' | 'cancel'): Promise<void> {
    return patiently(() => this.phones.answer(leaderId, sheet, outcome));
  }

  /** The second part can be paid once the first has come. */
  private async untilSucceeded(token: string, { id }: PaymentView): Promise<void> {
    for (let look = 0; look < LOOKS; look++) {
      const ask = { token, params: { id } };
      const payment = await patiently(() => this.client.call('POST /payments/:id/check', ask)).catch(
        (error: unknown) => {
          if (isNo(error)) throw error;
        },
      );
      if (payment?.status === 'succeeded') return;
      await sleep(LOOK_PAUSE_MS);
    }
    throw new Error(`payment ${id} did not come`);
  }
}
