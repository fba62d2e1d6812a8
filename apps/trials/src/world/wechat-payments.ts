import { startSandbox, type Sandbox } from '@cailan/wechat-sandbox';
import type { PaySheetView, PaymentView } from '@cailan/shared-types';
import { newId } from '@cailan/api/ground/db/ids';
import { starting, type Ends } from '@cailan/api/ends';
import type { GroupOrder } from '@cailan/api/ordering/group-orders/group-order.entity';
import { WechatAccount } from '@cailan/api/people/people/wechat-account.entity';
import type { TestEngine } from './engines';
import { roundToPay, type RoundToPay } from './round-to-pay';
import type { RoundOptions } from './rounds';
import { newKey, startWorld, type Answer, type GroupOfRound, type TestPerson, type World } from './world';
import type { Limits } from '@cailan/api/ground/settings/limits';
import { wechatConfig, type WechatConfig } from '@cailan/api/ground/settings/wechat-config';

const DAY_SECONDS = 86_400;

/** A world at a socket, with WeChat's stand-in beside it on the same clock, and leaders who have WeChat. */
export class WechatPayments {
  private constructor(
    readonly world: World,
    readonly sandbox: Sandbox,
    readonly wechat: WechatConfig,
    private readonly morning: string,
    private readonly ends: Ends,
  ) {}

  static async start(engine: TestEngine, limits: Partial<Limits> = {}): Promise<WechatPayments> {
    return starting(async (ends) => {
      const sandbox = await ends.of(startSandbox({ refundSeconds: 0, payees: { S2: 'direct' } }), (it) =>
        it.stop(),
      );
      const faults: string[] = [];
      const given = JSON.parse(JSON.stringify(sandbox.configuration())) as unknown;
      const wechat = wechatConfig(given, { production: false, cloudRun: false }, faults);
      const world = await ends.of(startWorld(engine, { wechat, limits }), (it) => it.close());
      await world.app.listen(0, '127.0.0.1');
      wechat.notifyUrl = await world.app.getUrl();
      const payments = new WechatPayments(world, sandbox, wechat, world.clock.now(), ends);
      for (const leader of await world.people('grid_leader')) await payments.sign(leader);
      return payments;
    });
  }

  close(): Promise<void> {
    return this.ends.all();
  }

  /** Begins the day anew on both clocks, every fault off and nothing left on its way. */
  async reset(): Promise<void> {
    await this.fault({ clear: true });
    await this.at(this.world.clock.in(2 * DAY_SECONDS));
  }

  /** Sets both clocks, and waits for what WeChat sends at that time. */
  async at(instant: string): Promise<void> {
    this.world.clock.set(instant);
    await this.ask('clock', { now: instant });
  }

  /** Lets time pass on both clocks; jobs and callbacks that are due happen. */
  async pass(seconds: number): Promise<void> {
    await this.at(this.world.clock.in(seconds));
    await this.world.runJobs();
  }

  /** Lets a person have a WeChat account. */
  async sign(person: TestPerson): Promise<void> {
    const { openid } = (await this.ask('people', { key: person.id })) as { openid: string };
    const row = { id: newId(), personId: person.id, appId: this.wechat.appId, openid };
    const createdAt = this.world.clock.now();
    await this.world.db.transaction((tx) => tx.insert(WechatAccount, [{ ...row, createdAt }]));
  }

  /** A round of this morning, confirmed and waiting to be paid. */
  async toPay(options: RoundOptions = {}): Promise<RoundToPay> {
    await this.world.forgetTrade();
    await this.at(this.morning);
    return roundToPay(this.world, options);
  }

  create(groups: readonly GroupOfRound[], extra: object = {}): Promise<Answer<PaymentView>> {
    const body = {
      clientKey: newKey(),
      groupOrderIds: groups.map(({ id }) => id),
      method: 'wechat' as const,
      ...extra,
    };
    return this.world.call(groups[0]?.leader, 'POST /payments', { body });
  }

  /** A payment with its sheet, ready to be paid. */
  async sheet(
    groups: readonly GroupOfRound[],
    extra: object = {},
  ): Promise<{ payment: PaymentView; sheet: PaySheetView }> {
    const { body: payment } = await this.create(groups, extra);
    const sheet = await this.world.ok(groups[0]?.leader, 'POST /payments/:id/prepay', {
      params: { id: payment.id },
    });
    return { payment, sheet };
  }

  /** The payer pays on the phone; what WeChat then sends has come. */
  async pays(person: TestPerson, sheet: PaySheetView, outcome = 'pay'): Promise<string> {
    const { errMsg } = (await this.ask('payments', { key: person.id, outcome, ...sheet })) as {
      errMsg: string;
    };
    await this.ask('clock', { advanceSeconds: 0 });
    return errMsg;
  }

  act(person: TestPerson, id: string, what: 'check' | 'cancel'): Promise<Answer<PaymentView>> {
    return this.world.call(person, `POST /payments/:id/${what}`, { params: { id } });
  }

  fault(rule: object): Promise<unknown> {
    return this.ask('faults', rule);
  }

  async group(id: string): Promise<GroupOrder> {
    const row = await this.world.db.one<GroupOrder>('SELECT * FROM group_orders WHERE id = ?', [id]);
    if (!row) throw new Error(`no group order ${id}`);
    return row;
  }

  async status(paymentId: string): Promise<string | undefined> {
    return (
      await this.world.db.one<{ status: string }>('SELECT status FROM payments WHERE id = ?', [paymentId])
    )?.status;
  }

  /** The deadline of a group order, and a moment after it. */
  async afterDeadline({ id }: { id: string }): Promise<string> {
    return new Date(Date.parse((await this.group(id)).payBy) + 1000).toISOString();
  }

  private async ask(path: string, body: object): Promise<unknown> {
    const response = await fetch(`${this.sandbox.url}/sandbox/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return response.json();
  }
}
