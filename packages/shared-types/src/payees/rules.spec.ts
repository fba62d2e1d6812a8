import { answerPayeeRefusal, endPayeeRefusal, proposePayeeRefusal, type NamedPayee } from './rules';
import type { PayeeStatus } from './status';

const merchants = ['1900000100', '1900000109'];
const direct: NamedPayee = { mode: 'direct', mchid: '1900000109' };
const partner: NamedPayee = { mode: 'partner', mchid: '1900000100', subMchid: '1900000200' };

it.each<[string, NamedPayee, readonly NamedPayee[], string | undefined]>([
  ['a merchant of its own', direct, [], undefined],
  ['a sub-merchant', partner, [direct], undefined],
  ['a sub-merchant without its number', { ...partner, subMchid: null }, [], 'payee_form'],
  ['a merchant of its own with another number', { ...direct, subMchid: '1900000200' }, [], 'payee_form'],
  ['a merchant whose keys are not there', { ...direct, mchid: '1900000999' }, [], 'payee_unknown_merchant'],
  ['the one that is used', direct, [{ ...direct, subMchid: null }], 'payee_same'],
  ['another under the same provider', { ...partner, subMchid: '1900000201' }, [partner], undefined],
])('entering %s', (_, payee, present, code) =>
  expect(proposePayeeRefusal(payee, { merchants, present })?.code).toBe(code),
);

it.each<[PayeeStatus, string | undefined, string | undefined, string | undefined]>([
  ['proposed', undefined, 'payee_reason', undefined],
  ['confirmed', 'wrong_status', 'wrong_status', undefined],
  ['refused', 'wrong_status', 'wrong_status', 'wrong_status'],
  ['ended', 'wrong_status', 'wrong_status', 'wrong_status'],
])('one that is %s', (status, confirmed, refused, ended) => {
  expect(answerPayeeRefusal(status, { confirm: true })?.code).toBe(confirmed);
  expect(answerPayeeRefusal(status, { confirm: false, note: ' ' })?.code).toBe(refused);
  expect(endPayeeRefusal(status)?.code).toBe(ended);
});

it('is refused with a reason', () =>
  expect(answerPayeeRefusal('proposed', { confirm: false, note: '号码不对' })).toBeUndefined());
