import { formatFen } from '@cailan/shared-types';
import { chinaTime } from '../wechat/china-time';
import { cut } from '../wechat/cut';
import type { OrderFacts } from './notices.sql';

/** The subscribe messages, by the names of their templates in the configuration. */
export type NoticeKind = 'confirmed' | 'arrived' | 'refunded';

/** The longest `thing` that WeChat takes. */
const THING = 20;

/**
 * The fields of a message (docs/operations.md names them for whoever chooses the templates), each cut to what WeChat
 * takes. `at` is the UTC instant of what is told, `refundedFen` what came back.
 */
export function noticeData(
  kind: NoticeKind,
  order: OrderFacts,
  { at, refundedFen }: { at: string; refundedFen: number },
): Record<string, string> {
  const shop = thing(order.supermarketName);
  const where = thing(`${order.groupName} ${order.door}`);
  switch (kind) {
    case 'confirmed':
      return { thing1: shop, thing2: where, amount3: formatFen(order.amountFen), time4: minute(at) };
    case 'arrived':
      return { thing1: shop, thing2: where, time3: minute(at), thing4: '楼栋长会按户分送' };
    case 'refunded':
      return { thing1: shop, thing2: where, amount3: formatFen(refundedFen), time4: minute(at) };
  }
}

/** WeChat refuses an empty field. */
function thing(text: string): string {
  return cut(text.replace(/\s+/g, ' ').trim(), THING) || '—';
}

/** `2026-11-21 20:30` in China. */
function minute(instant: string): string {
  return chinaTime(instant).slice(0, 16).replace('T', ' ');
}
