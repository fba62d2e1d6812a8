import { Injectable } from '@nestjs/common';
import { postPhoneRefusal, roleNames, type Phone } from '@cailan/shared-types';
import { audit } from '../../ground/audit/audit';
import { auditEntries } from '../../ground/audit/audit-entries.moves';
import { Clock } from '../../ground/clock';
import { apart } from '../../ground/db/answering';
import { Db, isDuplicate, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { at, Sealer } from '../../ground/db/sealer';
import { refuse, refuseIf } from '../../ground/refused';
import { tell } from '../../messages/messages';
import { messages } from '../../messages/messages.moves';
import { peopleWithPhone, type Numbered } from '../people/by-phone';
import { consents, people, wechatAccounts } from '../people/people.moves';
import { scopeNames } from '../people/people.sql';
import { Person, type RoleGrant } from '../people/person.entity';
import type { WechatAccount } from '../people/wechat-account.entity';
import { sessions } from './sessions.moves';
import { WechatIdentity } from './wechat-identity';

/** Which person a WeChat account or a phone number is. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly identity: WechatIdentity,
  ) {}

  /** The person of a WeChat account. Who comes for the first time becomes a person without name, phone and roles. */
  async personOf(openid: string): Promise<string> {
    const known = await this.find(openid);
    if (known) return known;
    try {
      return await apart('who comes for the first time is found the next time', () =>
        this.db.transaction((tx) => this.make(tx, openid)),
      );
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    // Two sign-ins of one phone at once: the other one made the person.
    return (await this.find(openid)) ?? refuse('busy');
  }

  /** Gives a WeChat account to a person, and takes it from whoever had it (development: acting as several people). */
  async link(tx: Tx, personId: string, openid: string): Promise<void> {
    await wechatAccounts.unlink(tx, { appId: this.identity.appId, openid, personId });
    await this.insertAccount(tx, personId, openid);
  }

  /**
   * The person whose phone this is. Someone new takes the place of the one person whose post somebody gave to that
   * number, as long as nobody has signed in with WeChat as them: leaders, captains, staff and residents find their roles
   * so. Among several with one number nothing is guessed; the number is kept, and a message says whom to ask. Who had the
   * number, who gave it and who has it now are told.
   * @throws Refused `phone_abroad` where a post was given to a number that is none of the mainland's.
   * @returns who they are from now on; the new person is gone when it is somebody else.
   */
  async claimPhone(tx: Tx, personId: string, phone: Phone): Promise<string> {
    const everyone = await peopleWithPhone(tx, this.sealer, phone);
    const others = everyone.filter(({ id }) => id !== personId);
    const rows = await tx.lockByIds(Person, [personId, ...others.map(({ id }) => id)]);
    const me = rows.find(({ id }) => id === personId) ?? refuse('session_ended');
    const given = others.filter(({ phoneGivenById }) => phoneGivenById !== null);
    const [post] = given;
    if (everyone.length === others.length) await this.tellHolders(tx, others);
    if (!post) return this.keepPhone(tx, me, phone);
    refuseIf(postPhoneRefusal(phone));
    // Read again below the lock: of two who come at once, the second one finds the account of the first.
    if (given.length === 1 && (await this.isNew(tx, me)) && !(await this.hasAccount(tx, post.id))) {
      await this.become(tx, personId, post);
      return post.id;
    }
    const text = '这个手机号在保供名单里登记过，但系统不能确定是您。请联系网格员或社区工作人员核对。';
    await tell(tx, this.clock, [{ personId, kind: 'phone_unclear', text }]);
    return this.keepPhone(tx, me, phone);
  }

  private async keepPhone(tx: Tx, me: Person, phone: Phone): Promise<string> {
    await people.keepPhone(tx, me.id, {
      phoneSealed: this.sealer.sealPhone(phone, at.phone(me.id)),
      phoneHash: this.sealer.hashPhone(phone),
    });
    await audit(tx, this.clock, { actorId: me.id, action: 'phone.verify', subjectId: me.id });
    return me.id;
  }

  /** A number that is verified anew may have been taken from whoever verified it before. */
  private async tellHolders(tx: Tx, others: readonly Numbered[]): Promise<void> {
    const text =
      '您登记的手机号刚被另一个微信账号验证了。如果不是您本人，请在“我的”里重新验证手机号，并联系网格员或社区工作人员。';
    const holders = others.filter(({ accounts }) => Number(accounts) > 0);
    await tell(
      tx,
      this.clock,
      holders.map(({ id }) => ({ personId: id, kind: 'phone_claimed', text })),
    );
  }

  /** Came by WeChat, and has neither a role nor a wish for one. */
  private async isNew(tx: Tx, me: Person): Promise<boolean> {
    const bound = await tx.one(
      `SELECT id FROM role_grants WHERE personId = ?
       UNION ALL SELECT id FROM bindings WHERE personId = ? LIMIT 1`,
      [me.id, me.id],
    );
    return me.code === null && bound === undefined;
  }

  private async hasAccount(tx: Tx, personId: string): Promise<boolean> {
    const account = await tx.one('SELECT id FROM wechat_accounts WHERE personId = ?', [personId]);
    return account !== undefined;
  }

  /** Everything of the new person moves to the person of the plan, but for the sessions, which end. */
  private async become(
    tx: Tx,
    newcomerId: string,
    { id: personId, phoneGivenById }: Numbered,
  ): Promise<void> {
    await wechatAccounts.giveTo(tx, personId, newcomerId);
    await consents.giveTo(tx, personId, newcomerId);
    await messages.giveTo(tx, personId, newcomerId);
    await auditEntries.giveTo(tx, personId, newcomerId);
    await sessions.forget(tx, newcomerId);
    await people.remove(tx, newcomerId);
    const facts = { newcomerId, phoneGivenById };
    await audit(tx, this.clock, { actorId: personId, action: 'post.claim', subjectId: personId, facts });
    await this.tellOfClaim(tx, personId, phoneGivenById);
  }

  /** Who has the post now, who gave it to the number, and whom they stand in for. */
  private async tellOfClaim(tx: Tx, personId: string, givenById: string | null): Promise<void> {
    const now = this.clock.now();
    const grants = await tx.many<Pick<RoleGrant, 'role' | 'scopeKind' | 'scopeId' | 'deputyOfId'>>(
      `SELECT role, scopeKind, scopeId, deputyOfId FROM role_grants
       WHERE personId = ? AND startsAt <= ? AND (endsAt IS NULL OR endsAt > ?)`,
      [personId, now, now],
    );
    const names = await scopeNames(tx, grants);
    const posts = grants
      .map(({ role, scopeId }) => `${names.get(scopeId) ?? ''}${roleNames[role]}`)
      .join('、');
    const others = [givenById, ...grants.map(({ deputyOfId }) => deputyOfId)];
    const told = [...new Set(others)].filter((id): id is string => id !== null && id !== personId);
    await tell(tx, this.clock, [
      {
        personId,
        kind: 'post_claimed',
        text: `您已凭手机号登录，身份是：${posts}。如果不对，请联系社区工作人员。`,
      },
      ...told.map((id) => ({
        personId: id,
        kind: 'post_claimed',
        text: `${posts} 已由登记的手机号登录。如果不是本人，请马上联系社区工作人员。`,
      })),
    ]);
  }

  private async find(openid: string): Promise<string | undefined> {
    const account = await this.db.one<WechatAccount>(
      'SELECT * FROM wechat_accounts WHERE appId = ? AND openid = ?',
      [this.identity.appId, openid],
    );
    return account?.personId;
  }

  private async make(tx: Tx, openid: string): Promise<string> {
    const id = newId();
    await this.insertAccount(tx, id, openid);
    await people.add(tx, [
      {
        id,
        districtId: null,
        code: null,
        nameSealed: this.sealer.seal('', at.name(id)),
        phoneSealed: null,
        phoneHash: null,
        invented: 0,
        phoneGivenById: null,
        createdAt: this.clock.now(),
      },
    ]);
    return id;
  }

  private insertAccount(tx: Tx, personId: string, openid: string): Promise<void> {
    const { appId } = this.identity;
    return wechatAccounts.add(tx, { id: newId(), personId, appId, openid, createdAt: this.clock.now() });
  }
}
