import { startSandbox } from '@cailan/wechat-sandbox';
import type { CreateAppointmentDto } from '@cailan/shared-types/dto';
import type { AppointmentView } from '@cailan/shared-types';
import { starting } from '@cailan/api/ends';
import { wechatConfig } from '@cailan/api/ground/settings/wechat-config';
import { Phones as WechatPhones } from '../day/phones';
import type { TestEngine } from '../world/engines';
import { joins } from '../world/phones';
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
  private wechat!: WechatPhones;
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
      // Production wants https of WeChat's servers; the stand-in is on this machine.
      const wechat = wechatConfig(given, { production: false, cloudRun: false }, faults);
      expect(faults).toEqual([]);
      const changes = { wechat, production: true, sessionless: false, times };
      const world = await ends.of(startAs(ProductionWorld, engine, changes), (it) => it.end());
      await world.app.listen(0, '127.0.0.1');
      wechat.notifyUrl = await world.app.getUrl();
      world.wechat = new WechatPhones(sandbox.url);
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

  /** Comes by themselves: whatever was given to their number is theirs. */
  async arrives({ number }: Phone): Promise<TestPerson> {
    const person = await joins(this, this.wechat, number, number);
    this.tokens.set(person.id, person.token);
    this.phones.set(person.id, number);
    return person;
  }

  /** Gives a post to a phone. */
  appoints(by: TestPerson, post: Post, { name, number: phone }: Phone): Promise<AppointmentView> {
    const body = { clientKey: newKey(), name, phone, reason: '名单附后', ...post };
    return this.ok(by, 'POST /appointments', { body });
  }

  /** Sets this clock and WeChat's, and waits for what WeChat sends at that time. */
  async at(instant: string): Promise<void> {
    this.clock.set(instant);
    await this.wechat.sent(instant);
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
      await this.wechat.answer(this.phones.get(leader.id) ?? '', sheet, 'pay');
      await this.wechat.sent();
    }
    const groupOrderIds = round.groups.map(({ id }) => id);
    return { ...round, groupOrderIds, wave: { params: { id: round.round.id, wave: 1 } } };
  }

  private end(): Promise<void> {
    return super.close();
  }
}
