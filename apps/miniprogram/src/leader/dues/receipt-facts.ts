import { formatFen } from '@cailan/shared-types';
import { toReturnFen, type DuesEntry } from './book';

/** What a receipt says, name by name. */
export function receiptFacts({ line, order }: DuesEntry): { name: string; value: string }[] {
  const { runningNumber, amountFen, finalFen, balanceFen, returnWaitingFen } = line;
  const facts = [
    { name: '商超', value: order.group.supermarketName },
    { name: '团期', value: order.group.roundCode },
  ];
  if (runningNumber !== null) facts.push({ name: '跟团号', value: String(runningNumber) });
  facts.push({ name: '下单金额', value: formatFen(amountFen) });
  if (finalFen !== null && finalFen !== amountFen)
    facts.push({ name: '称重缺货后', value: formatFen(finalFen) });
  if (balanceFen > 0) facts.push({ name: '还差', value: formatFen(balanceFen) });
  if (toReturnFen(line) > 0) facts.push({ name: '应退', value: formatFen(toReturnFen(line)) });
  if (returnWaitingFen > 0) facts.push({ name: '已退，待住户确认', value: formatFen(returnWaitingFen) });
  return facts;
}
