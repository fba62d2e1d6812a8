import {
  isRecord,
  type AnyInput,
  type InputArguments,
  type ReplyOf,
  type Role,
  type Route,
  type Stream,
} from '@cailan/shared-types';
import type { WechatPayments } from '../../world/wechat-payments';
import type { TestPerson, World } from '../../world/world';
import { contents } from './contents';
import { accessOf, twoFaced, type Ground, type Intruder } from './intruders';
import { KIND_OF, type Reach } from './reach-of';

type Reply<R> = R extends Route ? ReplyOf<R> : Buffer;
/** What was asked with ids, and by whom it was answered. */
export interface Asked {
  route: Route | Stream;
  options: AnyInput;
  right: TestPerson;
}

/** By which a body that is sent again is known. */
export const KEYS = ['clientKey', 'eventId'] as const;

/** Tables that keep who was refused. */
const REFUSALS = /^(attempts|security_\w+)$/;

/**
 * An evening in which whoever may do something does it, and before them everybody who may not tries the same with the same
 * ids: they are answered as if it did not exist, and nothing of it changes.
 */
export class Evening {
  readonly leaks: string[] = [];
  readonly asked: Asked[] = [];
  /** What a second sending of the same did to answer or rows; nothing, where it bears a key. */
  readonly doubled: string[] = [];
  readonly repeated = new Set<Route | Stream>();

  constructor(
    readonly payments: WechatPayments,
    readonly ground: Ground,
    readonly intruders: readonly Intruder[],
  ) {}

  get world(): World {
    return this.payments.world;
  }

  /** Lets the strangers ask, then the right person, who must be answered. */
  async ask<R extends Route | Stream>(
    route: R,
    right: TestPerson,
    ...[options]: InputArguments<R>
  ): Promise<Reply<R>> {
    const kind = KIND_OF[route] as Reach;
    const given = (options ?? {}) as AnyInput;
    const two = await twoFaced(this.world, route, this.ground);
    const before = await this.contents();
    for (const who of [...this.intruders, ...(two ? [two] : [])])
      if (who.outside.includes(kind)) await this.refused(who, route, given);
    const after = await this.contents();
    if (JSON.stringify(after) !== JSON.stringify(before)) this.leaks.push(`${route}: something changed`);
    const { status, body } = await this.world.any(right, route, given);
    if (status !== 200) throw new Error(`${route} by the right person: ${status} ${JSON.stringify(body)}`);
    this.asked.push({ route, options: given, right });
    await this.sendAgain({ route, options: given, right });
    return body as Reply<R>;
  }

  /** A phone that heard no answer sends the same again. */
  private async sendAgain({ route, options, right }: Asked): Promise<void> {
    const { body } = options;
    if (!isRecord(body) || !KEYS.some((key) => key in body)) return;
    const before = await this.contents();
    const { status, code } = await this.world.any(right, route, options);
    const after = await this.contents();
    if (status !== 200) this.doubled.push(`${route}: ${status} ${code}`);
    for (const table of Object.keys(after))
      if (before[table] !== after[table]) this.doubled.push(`${route}: ${table} changed`);
    this.repeated.add(route);
  }

  /** Notes the route as a leak, unless it does not exist for the person, or lets in none of their roles. */
  async refused(who: TestPerson & { name: string }, route: Route | Stream, options: AnyInput): Promise<void> {
    const access = accessOf(route);
    const now = this.world.clock.now();
    const roles = await this.world.db.many<{ role: Role }>(
      `SELECT role FROM role_grants WHERE personId = ? AND startsAt <= ? AND (endsAt IS NULL OR endsAt > ?)`,
      [who.id, now, now],
    );
    const may = typeof access === 'string' || roles.some(({ role }) => access.includes(role));
    const expected = may ? '404 not_found' : '403 role_required';
    const { status, code } = await this.world.any(who, route, options);
    if (`${status} ${code}` !== expected)
      this.leaks.push(`${who.name}: ${route}: ${status} ${code ?? ''} instead of ${expected}`);
  }

  private async contents(): Promise<Record<string, string>> {
    const all = Object.entries(await contents(this.world));
    return Object.fromEntries(all.filter(([table]) => !REFUSALS.test(table)));
  }
}
