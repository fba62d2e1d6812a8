import { Injectable } from '@nestjs/common';
import { halfWidth, postPhoneRefusal, type Phone } from '@cailan/shared-types';
import { audit } from '../../ground/audit/audit';
import { Clock, machine } from '../../ground/clock';
import { apart } from '../../ground/db/answering';
import { Db, isDuplicate, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { at, Sealer } from '../../ground/db/sealer';
import { refuse, refuseIf } from '../../ground/refused';
import { tell } from '../../messages/messages';
import { refreshContactsOf } from '../../district/places/household-contacts';
import { peopleWithPhone, type Numbered } from '../people/by-phone';
import { people, wechatAccounts } from '../people/people.moves';
import { Person } from '../people/person.entity';
import type { WechatAccount } from '../people/wechat-account.entity';
import { accountMoves } from './account-moves.moves';
import type { PostCode } from './post-code.entity';
import { postCodes } from './post-codes.moves';
import { sessions } from './sessions.moves';
import { TakingOver } from './taking-over';
import { WechatIdentity } from './wechat-identity';

/** Which person a WeChat account or a phone number is. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly identity: WechatIdentity,
    private readonly takingOver: TakingOver,
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
   * The person whose phone this is. They take the place, or the posts, of the one person whose post somebody gave to that
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
    const row = rows.find(({ id }) => id === post.id);
    if (row && given.length === 1 && !(await this.hasAccount(tx, post.id))) {
      const id = await this.takingOver.take(tx, me, row);
      if (id !== undefined) return id === me.id ? this.keepPhone(tx, me, phone) : id;
    }
    const text = '这个手机号在保供名单里登记过，但系统不能确定是您。请联系网格员或社区工作人员核对。';
    await tell(tx, this.clock, [{ personId, kind: 'phone_unclear', text }]);
    return this.keepPhone(tx, me, phone);
  }

  /**
   * The person for whom this code was made: a post that nobody took yet, or whoever lost their WeChat account, where it
   * is taken from their old phone. A code is good once.
   * @throws Refused `bad_post_code`, `already_deputy` for whose post it was before, `account_in_use` where a lost account
   *   is to move to one that belongs somewhere already.
   * @returns who they are from now on.
   */
  async claimCode(tx: Tx, personId: string, text: string): Promise<string> {
    const now = this.clock.now();
    const code = await tx.one<PostCode>(`SELECT * FROM post_codes WHERE codeHash = ? ${tx.forUpdate}`, [
      this.sealer.hashCode(halfWidth(text).replace(/[\s-]/g, '').toUpperCase()),
    ]);
    if (!code || code.usedAt !== null || code.expiresAt <= now || code.personId === personId)
      refuse('bad_post_code');
    const rows = await tx.lockByIds(Person, [personId, code.personId]);
    const me = rows.find(({ id }) => id === personId) ?? refuse('session_ended');
    const post = rows.find(({ id }) => id === code.personId) ?? refuse('bad_post_code');
    if (code.kind === 'account') await this.leaveOldPhone(tx, me, post.id);
    else if (await this.hasAccount(tx, post.id)) refuse('bad_post_code');
    await postCodes.use(tx, code.id, personId, now);
    return (await this.takingOver.take(tx, me, post)) ?? refuse('already_deputy');
  }

  /** Their old WeChat account is nobody's, and where it is signed in it is signed out. */
  private async leaveOldPhone(tx: Tx, me: Person, lostId: string): Promise<void> {
    if (!(await this.takingOver.isNew(tx, me))) refuse('account_in_use');
    await accountMoves.finish(tx, lostId, this.clock.now());
    await wechatAccounts.forget(tx, lostId);
    await sessions.endAll(tx, lostId, machine.now());
    const text = '您的身份已换到新的微信账号上。如果不是您本人办的，请马上联系社区工作人员。';
    await tell(tx, this.clock, [{ personId: lostId, kind: 'account_moved', text }]);
    await audit(tx, this.clock, { actorId: me.id, action: 'account.move', subjectId: lostId });
  }

  private async keepPhone(tx: Tx, me: Person, phone: Phone): Promise<string> {
    await people.keepPhone(tx, me.id, {
      phoneSealed: this.sealer.sealPhone(phone, at.phone(me.id)),
      phoneHash: this.sealer.hashPhone(phone),
    });
    await refreshContactsOf(tx, this.sealer, me.id, this.clock.now());
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

  private async hasAccount(tx: Tx, personId: string): Promise<boolean> {
    const account = await tx.one('SELECT id FROM wechat_accounts WHERE personId = ?', [personId]);
    return account !== undefined;
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
