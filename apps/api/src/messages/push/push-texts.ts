import { formatFen } from '@cailan/shared-types';
import { chinaTime } from '../../ground/china-time';
import { cut } from '../../ground/wechat/cut';
import type { NoticeFact, PushFields } from '../../ground/settings/template-fields';
import type { ArrivedOrder, LockedOrder, OrderFacts } from './push.sql';

/** The longest `thing` that WeChat takes. */
const THING = 20;

/**
 * A message as its template takes it: each fact cut to what WeChat allows, in the field that the configuration names.
 * `at` is the UTC instant of what is told, `amountFen` what was confirmed or came back.
 */
export function pushData(
  fields: PushFields,
  { supermarketName, groupName, door }: OrderFacts,
  { at, amountFen }: { at: string; amountFen: number },
): Record<string, string> {
  const facts: Record<NoticeFact, string> = {
    shop: thing(supermarketName),
    where: thing(`${groupName} ${door}`),
    amount: formatFen(amountFen),
    time: minute(at),
    next: '楼栋长会按户分送',
  };
  return Object.fromEntries(
    Object.entries(fields).map(([fact, field]) => [field, facts[fact as NoticeFact]]),
  );
}

/** What a household reads when its leader has confirmed its order: from now on it can't be changed. */
export function confirmedText({ supermarketName, runningNumber, amountFen }: LockedOrder): string {
  const number = runningNumber === null ? '' : `，跟团号 ${runningNumber}`;
  return `${supermarketName}：网格员已确认您家的清单，共 ${formatFen(amountFen)}${number}。`;
}

/** What a household reads when its bags were signed over at the gate. */
export function arrivedText({ supermarketName, bags }: ArrivedOrder): string {
  return `${supermarketName}：您家的 ${bags} 袋到门口了，楼栋长会按户分送。`;
}

/** WeChat refuses an empty field. */
function thing(text: string): string {
  return cut(text.replace(/\s+/g, ' ').trim(), THING) || '—';
}

/** `2026-11-21 20:30` in China. */
function minute(instant: string): string {
  return chinaTime(instant).slice(0, 16).replace('T', ' ');
}
