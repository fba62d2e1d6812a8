import { phoneOf, refusalText } from '@cailan/shared-types';
import { audit } from '../../ground/audit/audit';
import { NOBODY } from '../../ground/audit/nobody';
import { machine, type Clock } from '../../ground/clock';
import type { Db, Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { at, type Sealer } from '../../ground/db/sealer';
import { Refused } from '../../ground/refused';
import { tell } from '../../messages/messages';
import { District } from '../../district/places/place.entity';
import { peopleWithPhone } from '../people/by-phone';
import { people, wechatAccounts } from '../people/people.moves';
import { roleGrants } from '../people/role-grants.moves';
import { givePostCode, type ShownCode } from '../sign-in/post-codes';
import { sessions } from '../sign-in/sessions.moves';
import { Appointees } from './appointees';
import { appointments } from './appointments.moves';

/** What was asked for on the server. */
export interface AdministratorWish {
  /** The district's code or name. */
  district: string;
  name: string;
  phone: string;
  /** Whether they lost their WeChat account: the next to sign in with this number, or the code, is them. */
  newWechat: boolean;
  /** Who is logged in on the server. */
  login: string;
}

/** What came of it. */
export interface NewAdministrator {
  districtName: string;
  /** Whether they were one before. */
  already: boolean;
  /** How they take the post where WeChat tells no number; null for whoever is signed in with WeChat. */
  code: ShownCode | null;
}

/** Why nothing was done, in Chinese and with what to do. */
export class AdministratorFault extends Error {}

const REASON = '服务器上任命';

/**
 * Makes somebody a district's administrator, without anybody who is signed in: the first one, and whoever leads the others
 * back. It is on the record, and the other administrators are told. Asked again it changes nothing but the code.
 * @throws AdministratorFault.
 */
export async function appointAdministrator(
  db: Db,
  { clock, sealer }: { clock: Clock; sealer: Sealer },
  wish: AdministratorWish,
): Promise<NewAdministrator> {
  const { name, phone, newWechat } = wish;
  return db.transaction(async (tx) => {
    const district = await districtOf(tx, wish.district);
    await tx.lockById(District, district.id);
    if (newWechat) await leaveLostAccount(tx, sealer, wish, district.id);
    const named = { name, phone, givenById: NOBODY, districtId: district.id };
    const personId = await new Appointees(clock, sealer).find(tx, named).catch(said);
    const now = clock.now();
    const already = await isAdministrator(tx, personId, district.id, now);
    if (!already) {
      await appoint(tx, { clock, sealer }, { personId, district, name });
      await tellOthers(tx, clock, { personId, district, name });
    }
    const facts = { districtId: district.id, already, newWechat, login: wish.login };
    await audit(tx, clock, { actorId: NOBODY, action: 'administrator.appoint', subjectId: personId, facts });
    const account = await tx.one('SELECT id FROM wechat_accounts WHERE personId = ?', [personId]);
    const given = { personId, kind: 'post', createdById: NOBODY } as const;
    const code = account ? null : await givePostCode(tx, { clock, sealer }, given);
    return { districtName: district.name, already, code };
  });
}

async function districtOf(tx: Tx, text: string): Promise<District> {
  const all = await tx.many<District>('SELECT * FROM districts ORDER BY code');
  const found = all.filter(({ code, name }) => code === text || name === text);
  const [one] = found;
  if (one && found.length === 1) return one;
  if (all.length === 0)
    throw new AdministratorFault(
      '--district: 数据库里还没有区。请先用 PLAN=方案文件 启动一次服务，建好区再任命',
    );
  const known = all.map(({ code, name }) => `${code}（${name}）`).join('、');
  throw new AdministratorFault(
    found.length > 1
      ? `--district: 有 ${found.length} 个区叫“${text}”，请写编号：${known}`
      : `--district: 没有“${text}”这个区。数据库里有：${known}`,
  );
}

/** A refusal as the command says it. */
function said(error: unknown): never {
  if (!(error instanceof Refused)) throw error;
  throw new AdministratorFault(`--phone: ${refusalText(error.refusal)}`);
}

async function isAdministrator(tx: Tx, personId: string, districtId: string, now: string): Promise<boolean> {
  const grant = await tx.one(
    `SELECT id FROM role_grants WHERE personId = ? AND role = 'district_admin' AND scopeId = ?
       AND startsAt <= ? AND endsAt IS NULL`,
    [personId, districtId, now],
  );
  return grant !== undefined;
}

async function appoint(
  tx: Tx,
  { clock, sealer }: { clock: Clock; sealer: Sealer },
  { personId, district, name }: { personId: string; district: District; name: string },
): Promise<void> {
  const now = clock.now();
  const grantId = await roleGrants.give(tx, {
    ...{ id: newId(), personId, role: 'district_admin', scopeKind: 'district', scopeId: district.id },
    ...{ deputyOfId: null, dropPointId: null, startsAt: now, endsAt: null, historyFrom: null, contact: null },
  });
  const id = newId();
  await appointments.give(tx, {
    ...{ id, grantId, reason: REASON, appointedById: NOBODY, appointedAt: now, endsAt: null },
    nameSealed: sealer.seal(name, at.appointee(id)),
  });
}

async function tellOthers(
  tx: Tx,
  clock: Clock,
  { personId, district, name }: { personId: string; district: District; name: string },
): Promise<void> {
  const now = clock.now();
  const others = await tx.many<{ personId: string }>(
    `SELECT DISTINCT personId FROM role_grants WHERE role = 'district_admin' AND scopeId = ? AND personId <> ?
       AND startsAt <= ? AND (endsAt IS NULL OR endsAt > ?)`,
    [district.id, personId, now, now],
  );
  const text = `服务器上刚任命了${district.name}的管理员：${name}。如果您不知道这件事，请马上联系维护服务器的人。`;
  await tell(
    tx,
    clock,
    others.map((other) => ({ personId: other.personId, kind: 'appointment', text })),
  );
}

/**
 * The administrator with this number has another WeChat account now: the lost one is nobody's. Somebody else may have
 * verified the number meanwhile, such as themselves with the new account: who administers is meant.
 */
async function leaveLostAccount(
  tx: Tx,
  sealer: Sealer,
  { phone }: AdministratorWish,
  districtId: string,
): Promise<void> {
  const number = phoneOf(phone);
  const known = number === undefined ? [] : await peopleWithPhone(tx, sealer, number);
  const now = machine.now();
  for (const { id } of known) {
    const administers = await tx.one(
      `SELECT id FROM role_grants WHERE personId = ? AND role = 'district_admin' AND scopeId = ? AND endsAt IS NULL`,
      [id, districtId],
    );
    if (known.length > 1 && !administers) {
      await people.keepPhone(tx, id, { phoneSealed: null, phoneHash: null });
      continue;
    }
    await wechatAccounts.forget(tx, id);
    await sessions.endAll(tx, id, now);
  }
}
