import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as contract from './index';

const { bagNames, bindingNames, deputyRequestNames, groupOrderNames, householdOrderNames } = contract;
const {
  deskConfirmationNames,
  deskSignInNames,
  loadNames,
  payeeNames,
  paymentNames,
  refundNames,
  roundNames,
} = contract;

/** Each room's names of statuses, under what the glossary calls the thing. */
const TABLES: Record<string, Record<string, string>> = {
  round: roundNames,
  'household order': householdOrderNames,
  'group order': groupOrderNames,
  bag: bagNames,
  load: loadNames,
  payment: paymentNames,
  refund: refundNames,
  binding: bindingNames,
  'deputy request': deputyRequestNames,
  'desk code': deskSignInNames,
  'desk confirmation': deskConfirmationNames,
  payee: payeeNames,
};

describe('a status has one name', () => {
  it.each(Object.entries(TABLES))('in the glossary, of each %s', (of, names) => {
    const text = readFileSync(join(__dirname, '../../../docs/glossary.md'), 'utf8');
    const rows = [...text.slice(text.indexOf('## Statuses')).matchAll(/^\| ([^|]+)\|([^|]+)\|([^|]+)\|$/gm)];
    const told = rows
      .filter(([, what = '']) => what.split(',')[0]?.trim() === of)
      .flatMap(([, , statuses = '', chinese = '']) => {
        const said = chinese.trim().split('、');
        return statuses
          .trim()
          .split(', ')
          .map((status, i) => [status, said[i]] as const);
      });
    expect(Object.fromEntries(told)).toEqual(names);
  });

  it('by which a refusal says it too', () => {
    for (const names of Object.values(TABLES))
      for (const [status, name] of Object.entries(names))
        expect(contract.refusalText(contract.wrongStatus(names, status))).toBe(
          `当前状态（${name}）不能这样操作`,
        );
  });
});
