import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Clock } from '../clock';
import type { Store, Table } from '../store';

/** Someone with a WeChat account. */
export interface Person {
  key: string;
  openid: string;
  nickname: string;
  /** `13812341234`, one of abroad with its country as `+1-3695550123`; null until a new account tells it. */
  phone: string | null;
}

interface Code {
  code: string;
  kind: 'login' | 'phone';
  key: string;
  until: number;
}

const CODE_LIFE_MS = 5 * 60_000;

/** WeChat's people as this mini-program sees them, and the one-shot codes that their phones hand out. */
export class People {
  private readonly people: Table<Person>;
  private readonly codes: Table<Code>;
  /** Templates accepted and not yet sent, by openid and template. */
  private readonly accepted: Table<{ left: number }>;

  constructor(
    store: Store,
    private readonly appId: string,
    private readonly clock: Clock,
  ) {
    this.people = store.table<Person>('people');
    this.codes = store.table<Code>('codes');
    this.accepted = store.table<{ left: number }>('subscriptions');
  }

  all(): Person[] {
    return this.people.values();
  }

  byKey(key: string): Person | undefined {
    return this.people.get(key);
  }

  byOpenid(openid: string): Person | undefined {
    return this.people.find((one) => one.openid === openid);
  }

  /**
   * The person of this key, made on demand; the same key is the same person, with the same openid. Without a key: a new
   * account, which has no phone number yet.
   */
  person(given: { key?: string; nickname?: string; phone?: string } = {}): Person {
    const key = given.key ?? `wx-${randomBytes(4).toString('hex')}`;
    const known = this.people.get(key) ?? {
      key,
      openid: this.openid(key),
      nickname: given.key ?? `微信用户 ${this.all().length + 1}`,
      phone: given.key === undefined ? null : `138${String(randomInt(10 ** 8)).padStart(8, '0')}`,
    };
    const { nickname = known.nickname, phone = known.phone } = given;
    const isSame = this.people.get(key) && nickname === known.nickname && phone === known.phone;
    return isSame ? known : this.people.put(key, { ...known, nickname, phone });
  }

  /** A code that is good once, for five minutes. */
  code(kind: Code['kind'], key: string): string {
    for (const old of this.codes.values()) {
      if (old.until < this.clock.ms()) this.codes.delete(old.code);
    }
    const code = randomBytes(24).toString('base64url');
    const until = this.clock.ms() + CODE_LIFE_MS;
    this.codes.put(code, { code, kind, key: this.person({ key }).key, until });
    return code;
  }

  /** Uses a code up: whose it is; undefined where it is not (or no longer) good. */
  redeem(kind: Code['kind'], code: string): Person | undefined {
    const found = this.codes.get(code);
    if (!found || found.kind !== kind) return undefined;
    this.codes.delete(code);
    return found.until < this.clock.ms() ? undefined : this.people.get(found.key);
  }

  /** The person accepts one more message of this template. */
  accept(person: Person, templateId: string): void {
    const key = `${person.openid}/${templateId}`;
    this.accepted.put(key, { left: (this.accepted.get(key)?.left ?? 0) + 1 });
  }

  /** Uses one acceptance up; false where there is none. */
  spend(person: Person, templateId: string): boolean {
    const key = `${person.openid}/${templateId}`;
    const left = this.accepted.get(key)?.left ?? 0;
    if (left > 0) this.accepted.put(key, { left: left - 1 });
    return left > 0;
  }

  private openid(key: string): string {
    return 'o' + createHash('sha256').update(`${this.appId}/${key}`).digest('base64url').slice(0, 27);
  }
}
