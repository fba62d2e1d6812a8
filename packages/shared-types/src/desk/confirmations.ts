import { roleNames, type Role } from '../access/scope';
import { isRecord } from '../ground/json';
import { formatFen } from '../ground/money';
import { moveRefusal } from '../ground/moves';
import type { Refusal } from '../refusals';
import { deskConfirmationMoves, type DeskConfirmationStatus } from './status';
import { deskConfirmationNames } from './words';

/** What a desk does only once its person's phone has said yes to just that. */
export type ConfirmedKind = 'money' | 'appointment' | 'export' | 'account';

/** In which header a desk names the confirmation that its phone gave. */
export const CONFIRMATION_HEADER = 'x-cailan-confirmation';

/** How long a phone has to answer, and then the desk to do it: five minutes. */
export const CONFIRMATION_SECONDS = 300;

interface Confirmation {
  status: DeskConfirmationStatus;
  expiresAt: string;
}

/** A confirmation is answered by a phone, once and in time. */
export function confirmationAnswerRefusal(
  { status, expiresAt }: Confirmation,
  { confirm, atDesk }: { confirm: boolean; atDesk: boolean },
  now: string,
): Refusal | undefined {
  if (atDesk) return { code: 'desk_needs_phone' };
  const to = confirm ? 'confirmed' : 'refused';
  const refusal = moveRefusal(deskConfirmationMoves, deskConfirmationNames, status, to);
  if (refusal) return refusal;
  return now < expiresAt ? undefined : { code: 'confirmation_void' };
}

/** A confirmation is for one act of one desk: used once, in time, and for nothing else. */
export function confirmationUseRefusal(
  confirmation: Confirmation & { sessionId: string; actHash: string },
  act: { sessionId: string | undefined; actHash: string },
  now: string,
): Refusal | undefined {
  const { status, expiresAt, sessionId, actHash } = confirmation;
  const good =
    status === 'confirmed' && now < expiresAt && sessionId === act.sessionId && actHash === act.actHash;
  return good ? undefined : { code: 'confirmation_void' };
}

const DETAIL_MOST = 100;
const NAMES: Readonly<Record<string, string>> = {
  voucherNo: '凭证号',
  mchid: '商户号',
  subMchid: '特约商户号',
  name: '姓名',
  title: '职务',
  phone: '手机号',
  note: '说明',
  reason: '原因',
};
const YES_NO: Readonly<Record<string, readonly [yes: string, no: string]>> = {
  received: ['收到了', '没收到'],
  confirm: ['确认', '不通过'],
  accept: ['答应', '不答应'],
};

/** What an act's body says, in the words of the phone that is asked: amounts, numbers, yes or no, reasons. */
export function actDetail(body: unknown): string {
  if (!isRecord(body)) return '';
  const said = Object.entries(body).flatMap(([name, value]): string[] => {
    if (name.endsWith('Fen') && typeof value === 'number') return [`金额 ${formatFen(value)}`];
    if (name === 'role' && typeof value === 'string' && value in roleNames)
      return [`岗位 ${roleNames[value as Role]}`];
    const words = YES_NO[name];
    if (words && typeof value === 'boolean') return [words[value ? 0 : 1]];
    const known = NAMES[name];
    return known !== undefined && typeof value === 'string' && value ? [`${known} ${value}`] : [];
  });
  return [...said.join('；')].slice(0, DETAIL_MOST).join('');
}
