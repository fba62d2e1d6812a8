import { Injectable } from '@nestjs/common';
import { Clock } from '../clock';
import { Db, isDuplicate, type Tx } from '../db/db';
import { newId } from '../db/ids';
import { Sealer } from '../db/sealer';
import { refuse } from '../http/refused';
import { tell } from '../messages/messages';
import { Person } from '../people/person.entity';
import { WechatAccount } from '../people/wechat-account.entity';
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
      return await this.db.transaction((tx) => this.make(tx, openid));
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    // Two sign-ins of one phone at once: the other one made the person.
    return (await this.find(openid)) ?? refuse('busy');
  }

  /** Gives a WeChat account to a person, and takes it from whoever had it (development: acting as several people). */
  async link(personId: string, openid: string): Promise<void> {
    const { appId } = this.identity;
    await this.db.transaction(async (tx) => {
      await tx.run('DELETE FROM wechat_accounts WHERE appId = ? AND (openid = ? OR personId = ?)', [
        appId,
        openid,
        personId,
      ]);
      await this.insertAccount(tx, personId, openid);
    });
  }

  /**
   * The person whose phone this is. Someone new takes the place of the one person of a plan with that number, as long
   * as nobody has signed in with WeChat as them: leaders, captains, staff and residents find their roles so. Among
   * several with one number nothing is guessed; the number is kept, and a message says whom to ask.
   * @returns who they are from now on; the new person is gone when it is somebody else.
   */
  async claimPhone(personId: string, phone: string): Promise<string> {
    const phoneHash = this.sealer.hashPhone(phone);
    return this.db.transaction(async (tx) => {
      const planned = await tx.many<{ id: string }>(
        'SELECT id FROM people WHERE phoneHash = ? AND code IS NOT NULL AND id <> ?',
        [phoneHash, personId],
      );
      const rows = await tx.lockByIds(Person, [personId, ...planned.map(({ id }) => id)]);
      const me = rows.find(({ id }) => id === personId) ?? refuse('session_ended');
      if (planned.length === 0) return this.keepPhone(tx, me, phone, phoneHash);
      const [found] = planned;
      const one = planned.length === 1 && found ? found.id : undefined;
      if (one && (await this.isNew(tx, me)) && !(await this.hasAccount(tx, one))) {
        await this.become(tx, personId, one);
        return one;
      }
      const text = '这个手机号在保供名单里登记过，但系统不能确定是您。请联系网格员或社区工作人员核对。';
      await tell(tx, this.clock, [{ personId, kind: 'phone_unclear', text }]);
      return this.keepPhone(tx, me, phone, phoneHash);
    });
  }

  private async keepPhone(tx: Tx, me: Person, phone: string, phoneHash: string): Promise<string> {
    await tx.run('UPDATE people SET phoneSealed = ?, phoneHash = ? WHERE id = ?', [
      this.sealer.seal(phone),
      phoneHash,
      me.id,
    ]);
    return me.id;
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
  private async become(tx: Tx, newcomerId: string, personId: string): Promise<void> {
    for (const [table, column] of [
      ['wechat_accounts', 'personId'],
      ['consents', 'personId'],
      ['messages', 'personId'],
      ['audit_entries', 'actorId'],
    ])
      await tx.run(`UPDATE ${table} SET ${column} = ? WHERE ${column} = ?`, [personId, newcomerId]);
    await tx.run('DELETE FROM sessions WHERE personId = ?', [newcomerId]);
    await tx.run('DELETE FROM people WHERE id = ?', [newcomerId]);
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
    await tx.insert(Person, [
      {
        id,
        districtId: null,
        code: null,
        nameSealed: this.sealer.seal(''),
        phoneSealed: null,
        phoneHash: null,
        createdAt: this.clock.now(),
      },
    ]);
    return id;
  }

  private insertAccount(tx: Tx, personId: string, openid: string): Promise<void> {
    const { appId } = this.identity;
    return tx.insert(WechatAccount, [{ id: newId(), personId, appId, openid, createdAt: this.clock.now() }]);
  }
}
