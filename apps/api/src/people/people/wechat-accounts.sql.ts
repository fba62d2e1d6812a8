import { marks, type Db, type Tx } from '../../ground/db/db';

/** The openids of these people with the mini-program, by person; who never signed in with WeChat is not among them. */
export async function openidsOf(
  sql: Db | Tx,
  appId: string,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await sql.many<{ personId: string; openid: string }>(
    `SELECT personId, openid FROM wechat_accounts WHERE appId = ? AND personId IN (${marks(personIds.length)})`,
    [appId, ...personIds],
  );
  return new Map(rows.map(({ personId, openid }) => [personId, openid]));
}
