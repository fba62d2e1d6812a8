import { formatFen, type DuesPassView } from '@cailan/shared-types';
import { toReturnFen, type DuesEntry } from './book';
import { sayDate } from '../../time';

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

/** Through whose hands the money went and when, a line for each time: whoever opens the receipt, whenever. */
export function receiptHands({ line }: DuesEntry): string[] {
  return line.passed.map((pass) => {
    const { direction, amountFen, by, tickedAt } = pass;
    const what = `${direction === 'collected' ? '收' : '退'} ${formatFen(amountFen)}`;
    return `${what}，经手：${by} ${sayDate(tickedAt)}${sayAnswer(pass)}`;
  });
}

function sayAnswer({ direction, acknowledgedBy, acknowledgedAt }: DuesPassView): string {
  if (direction === 'collected') return '';
  if (acknowledgedAt === null) return '，待住户确认';
  return `，${acknowledgedBy ?? ''} ${sayDate(acknowledgedAt)} 确认收到`;
}
