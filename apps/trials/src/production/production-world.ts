import { startSandbox, type Sandbox } from '@cailan/wechat-sandbox';
import type { CreateAppointmentDto } from '@cailan/shared-types/dto';
import type { AppointmentView } from '@cailan/shared-types';
import { starting } from '@cailan/api/ends';
import { wechatConfig } from '@cailan/api/ground/settings/wechat-config';
import type { TestEngine } from '../world/engines';
import type { PaidRound } from '../world/payments';
import type { ConfirmedRound } from '../world/orders';
import { startAs } from '../world/service';
import { newKey, World, type TestPerson } from '../world/world';

/** A person with a phone of their own. */
export interface Phone {
  name: string;
  number: string;
}

/** What an appointer says of a post; name and number are its holder's. */
type Post = Pick<CreateAppointmentDto, 'role' | 'scopeKind' | 'scopeId'> & Partial<CreateAppointmentDto>;

/**
 * The service as a district runs it: in production, with WeChat and its payments configured. Nobody is there but who was
 * appointed or came by themselves; everybody signs in with their phone, and nothing is done but by routes that production has.
 */
export class ProductionWorld extends World {
  sandbox!: Sandbox;
  /** The merchant number that WeChat Pay gave the shops. */
  mchid = '';
  private readonly tokens = new Map<string, string>();
  private readonly phones = new Map<string, string>();

  /** With `times` the small plan's households. */
  static async begin(engine: TestEngine, times: number): Promise<ProductionWorld> {
    return starting(async (ends) => {
      const sandbox = await ends.of(startSandbox({ refundSeconds: 0, payees: { S1: 'direct' } }), (it) =>
        it.stop(),
      );
      const faults: string[] = [];
      const { payees, ...known } = sandbox.configuration();
      const given = JSON.parse(JSON.stringify({ ...known, payees: {} })) as unknown;
      const wechat = wechatConfig(given, { production: false, cloudRun: false }, faults);
      const changes = { wechat, production: true, sessionless: false, times };
      const world = await ends.of(startAs(ProductionWorld, engine, changes), (it) => it.end());
      await world.app.listen(0, '127.0.0.1');
      wechat.notifyUrl = await world.app.getUrl();
      world.sandbox = sandbox;
      world.mchid = payees['S1']?.mchid ?? '';
      world.close = () => ends.all();
      await world.at(world.clock.now());
      return world;
    });
  }

  /** Who signed in; nobody is given a token otherwise. */
  override tokenOf(personId: string): string {
    const token = this.tokens.get(personId);
    if (token === undefined) throw new Error(`${personId} has not signed in`);
    return token;
  }

  /** Signs in by WeChat, agrees to the privacy guide, and gives the number: whatever was given to it is theirs. */
  async arrives({ number }: Phone): Promise<TestPerson> {
    const login = await this.ask<{ code: string }>('login-codes', { key: number });
    const first = await this.ok(undefined, 'POST /sign-in/wechat', { body: { code: login.code } });
    const newcomer = { id: first.person.id, token: first.token, scopeId: '' };
    await this.ok(newcomer, 'POST /me/consents', { body: { version: '2026-11' } });
    const { code } = await this.ask<{ code: string }>('phone-codes', { key: number, phone: number });
    const { token, person } = await this.ok(newcomer, 'POST /me/phone', { body: { code } });
    this.tokens.set(person.id, token);
    this.phones.set(person.id, number);
    return { id: person.id, token, scopeId: person.roles[0]?.scopeId ?? '' };
  }

  /** Gives a post to a phone. */
  appoints(by: TestPerson, post: Post, { name, number: phone }: Phone): Promise<AppointmentView> {
    const body = { clientKey: newKey(), name, phone, reason: '名单附后', ...post };
    return this.ok(by, 'POST /appointments', { body });
  }

  /** Sets this clock and WeChat's, and waits for what WeChat sends at that time. */
  async at(instant: string): Promise<void> {
    this.clock.set(instant);
    await this.ask('clock', { now: instant });
  }

  /** Lets time pass on both clocks; what is due happens here, and what WeChat sends then has come. */
  async pass(seconds: number): Promise<void> {
    await this.at(this.clock.in(seconds));
    await this.runJobs();
  }

  /** Each leader pays what they confirmed with WeChat. */
  override async payAll(round: ConfirmedRound): Promise<PaidRound> {
    const leaders = new Map(round.groups.map(({ leader }) => [leader.id, leader]));
    for (const leader of leaders.values()) {
      const mine = round.groups.filter((group) => group.leader.id === leader.id).map(({ id }) => id);
      const body = { clientKey: newKey(), groupOrderIds: mine, method: 'wechat' as const };
      const payment = await this.ok(leader, 'POST /payments', { body });
      const sheet = await this.ok(leader, 'POST /payments/:id/prepay', { params: { id: payment.id } });
      await this.ask('payments', { key: this.phones.get(leader.id), outcome: 'pay', ...sheet });
      await this.ask('clock', { advanceSeconds: 0 });
    }
    const groupOrderIds = round.groups.map(({ id }) => id);
    return { ...round, groupOrderIds, wave: { params: { id: round.round.id, wave: 1 } } };
  }

  private end(): Promise<void> {
    return super.close();
  }

  private async ask<T>(path: string, body: object): Promise<T> {
    const response = await fetch(`${this.sandbox.url}/sandbox/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return (await response.json()) as T;
  }
}
