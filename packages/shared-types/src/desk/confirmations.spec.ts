import { actDetail, confirmationAnswerRefusal, confirmationUseRefusal } from './confirmations';
import { deskConfirmationMoves, type DeskConfirmationStatus } from './status';

const NOW = '2026-11-21T01:00:00.000Z';
const AFTER = '2026-11-21T01:00:00.001Z';
const STATUSES = Object.keys(deskConfirmationMoves) as DeskConfirmationStatus[];

it.each(STATUSES)('one that is %s is answered and used as its table says', (status) => {
  const answer = (expiresAt: string, confirm: boolean, atDesk = false) =>
    confirmationAnswerRefusal({ status, expiresAt }, { confirm, atDesk }, NOW)?.code;
  for (const confirm of [true, false]) {
    expect(answer(AFTER, confirm)).toBe(status === 'asked' ? undefined : 'wrong_status');
    expect(answer(NOW, confirm)).toBe(status === 'asked' ? 'confirmation_void' : 'wrong_status');
    expect(answer(AFTER, confirm, true)).toBe('desk_needs_phone');
  }
  const own = { sessionId: 's', actHash: 'h' };
  const use = (expiresAt: string, act = own) =>
    confirmationUseRefusal({ status, expiresAt, ...own }, act, NOW)?.code;
  expect(use(AFTER)).toBe(status === 'confirmed' ? undefined : 'confirmation_void');
  expect(use(NOW)).toBe('confirmation_void');
  expect(use(AFTER, { ...own, sessionId: 'another' })).toBe('confirmation_void');
  expect(use(AFTER, { ...own, actHash: 'another' })).toBe('confirmation_void');
});

it.each<[unknown, string]>([
  [undefined, ''],
  ['text', ''],
  [{}, ''],
  [{ received: true }, '收到了'],
  [{ received: false, note: '没有到' }, '没收到；说明 没有到'],
  [{ clientKey: 'k', amountFen: 123_456, voucherNo: 'V-1' }, '金额 ¥1234.56；凭证号 V-1'],
  [{ mchid: '1900000100', subMchid: '1900000200' }, '商户号 1900000100；特约商户号 1900000200'],
  [
    { role: 'district_admin', name: '陈新', phone: '13500000001' },
    '岗位 区商务局；姓名 陈新；手机号 13500000001',
  ],
  [{ role: 'king' }, ''],
  [{ note: '𠮷'.repeat(300) }, `说明 ${'𠮷'.repeat(97)}`],
  [{ received: 'yes', voucherNo: '', amountFen: '12' }, ''],
])('says of %j: %s', (body, said) => expect(actDetail(body)).toBe(said));
