import type { Tx } from '../../ground/db/db';
import { Consent } from './consent.entity';
import { Person } from './person.entity';
import { WechatAccount } from './wechat-account.entity';

/** A number as it stands in a person's row: sealed, and the hash that finds them by it. */
type PhoneColumns = Pick<Person, 'phoneSealed' | 'phoneHash'>;

/** All that is ever written of people. Names and numbers come sealed for the row that they are to stand in. */
export const people = {
  add: (tx: Tx, rows: readonly Person[]): Promise<void> => tx.insert(Person, rows),

  rename: (tx: Tx, id: string, nameSealed: string): Promise<number> =>
    tx.run('UPDATE people SET nameSealed = ? WHERE id = ?', [nameSealed, id]),

  /** The number that WeChat vouched for; none, where it turned out to be another's. */
  keepPhone: (tx: Tx, id: string, { phoneSealed, phoneHash }: PhoneColumns): Promise<number> =>
    tx.run('UPDATE people SET phoneSealed = ?, phoneHash = ? WHERE id = ?', [phoneSealed, phoneHash, id]),

  /** Somebody gives a post to the number that stands there. */
  giveNumber: (tx: Tx, id: string, phoneGivenById: string): Promise<number> =>
    tx.run('UPDATE people SET phoneGivenById = ? WHERE id = ?', [phoneGivenById, id]),

  /** The same number, sealed and hashed anew; none where they gave another one meanwhile. */
  renewPhone: (tx: Tx, id: string, was: string, { phoneSealed, phoneHash }: PhoneColumns): Promise<number> =>
    tx.run('UPDATE people SET phoneSealed = ?, phoneHash = ? WHERE id = ? AND phoneSealed = ?', [
      phoneSealed,
      phoneHash,
      id,
      was,
    ]),

  /** The first household or post that they come to says which district is theirs. */
  settle: (tx: Tx, id: string, districtId: string): Promise<number> =>
    tx.run('UPDATE people SET districtId = ? WHERE id = ? AND districtId IS NULL', [districtId, id]),

  /** As `settle`: in the district of somebody whom they stand in for. */
  settleWith: (tx: Tx, id: string, otherId: string): Promise<number> =>
    tx.run(
      `UPDATE people SET districtId = (SELECT districtId FROM (SELECT districtId FROM people WHERE id = ?) AS other)
       WHERE id = ? AND districtId IS NULL`,
      [otherId, id],
    ),

  /** Somebody new turned out to be a person whom a plan knows. */
  remove: (tx: Tx, id: string): Promise<number> => tx.run('DELETE FROM people WHERE id = ?', [id]),

  /** Without name and number: the row stays as the id that orders, payments and audit entries name. */
  forget: (tx: Tx, id: string, noName: string): Promise<number> =>
    tx.run('UPDATE people SET nameSealed = ?, phoneSealed = NULL, phoneHash = NULL WHERE id = ?', [
      noName,
      id,
    ]),
};

/** All that is ever written of WeChat accounts. */
export const wechatAccounts = {
  add: (tx: Tx, account: WechatAccount): Promise<void> => tx.insert(WechatAccount, [account]),

  /** Takes the account from whoever has it, and from the person theirs. */
  unlink: (tx: Tx, { appId, openid, personId }: Omit<WechatAccount, 'id' | 'createdAt'>): Promise<number> =>
    tx.run('DELETE FROM wechat_accounts WHERE appId = ? AND (openid = ? OR personId = ?)', [
      appId,
      openid,
      personId,
    ]),

  giveTo: (tx: Tx, personId: string, fromId: string): Promise<number> =>
    tx.run('UPDATE wechat_accounts SET personId = ? WHERE personId = ?', [personId, fromId]),

  forget: (tx: Tx, personId: string): Promise<number> =>
    tx.run('DELETE FROM wechat_accounts WHERE personId = ?', [personId]),
};

/** All that is ever written of consents. */
export const consents = {
  add: (tx: Tx, consent: Consent): Promise<void> => tx.insert(Consent, [consent]),

  giveTo: (tx: Tx, personId: string, fromId: string): Promise<number> =>
    tx.run('UPDATE consents SET personId = ? WHERE personId = ?', [personId, fromId]),

  forget: (tx: Tx, personId: string): Promise<number> =>
    tx.run('DELETE FROM consents WHERE personId = ?', [personId]),
};
