import { formatFen, type GroupOrderView, type GroupRollUpView, type RoundView } from '@cailan/shared-types';
import { sayInstant, sayWindow } from '../../time';

/** The title of the card in the chat. */
export function shareTitle({ deliveryGroupName, supermarketName, ordered }: GroupOrderView): string {
  return `${deliveryGroupName} · ${supermarketName}：${ordered} 户已下单`;
}

/** What the card says, name by name. `now`: the service's clock. */
export function shareFacts(
  group: GroupOrderView,
  round: RoundView | undefined,
  rollUp: GroupRollUpView,
  now: Date,
): { name: string; value: string }[] {
  const facts = [
    { name: '已下单', value: `${rollUp.byHousehold.length} 户（共 ${group.households} 户）` },
    { name: '件数', value: `${rollUp.quantity} 件` },
    { name: '金额', value: formatFen(rollUp.amountFen) },
  ];
  if (!round) return facts;
  const cutOff = { name: '截单', value: sayInstant(round.cutOffAt, now) };
  const window = { name: '送到', value: sayWindow(round.windowStartAt, round.windowEndAt, now) };
  return [...facts, ...(group.status === 'collecting' ? [cutOff] : []), window];
}

/** The same as text, for a chat that takes no card. */
export function shareText(group: GroupOrderView, facts: readonly { name: string; value: string }[]): string {
  const lines = facts.map(({ name, value }) => `${name}：${value}`);
  return [`【${group.deliveryGroupName} · ${group.supermarketName}】`, ...lines].join('\n');
}
