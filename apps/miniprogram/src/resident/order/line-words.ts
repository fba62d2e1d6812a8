import { formatGrams, type OrderLineView } from '@cailan/shared-types';
import type { Tone } from '../../ui/text';

/** How units of a line were lost to the household. */
const LOST = [
  ['returned', '退回'],
  ['damaged', '破损'],
  ['missing', '没找到'],
] as const;

/** What became of a line, in the order in which it happened. */
export interface LineFact {
  words: string;
  tone: Tone;
}

/** What an order's line was, and what became of it: short, replaced, weighed, arrived. Quantities in its unit. */
export function lineFacts(line: OrderLineView): LineFact[] {
  const { unit, quantity, shortQuantity, substitutedQuantity, substituteName } = line;
  const { packedGrams, deliveredQuantity, ask } = line;
  const facts: LineFact[] = [{ words: `订 ${quantity} ${unit}`, tone: 'mute' }];
  if (substitutedQuantity > 0)
    facts.push({ words: `${substitutedQuantity} ${unit}换成${substituteName ?? '同类'}`, tone: 'now' });
  if (shortQuantity > 0 && !ask) facts.push({ words: `缺 ${shortQuantity} ${unit}，退款`, tone: 'harm' });
  if (packedGrams !== null) facts.push({ words: `称得 ${formatGrams(packedGrams)}`, tone: 'mute' });
  for (const [kind, words] of LOST) {
    const units = line.lost?.[kind] ?? 0;
    if (units > 0) facts.push({ words: `${words} ${units} ${unit}`, tone: 'harm' });
  }
  const expected = quantity - shortQuantity - substitutedQuantity;
  if (deliveredQuantity !== null && expected > 0) {
    const all = deliveredQuantity >= expected;
    facts.push({ words: `收到 ${deliveredQuantity} ${unit}`, tone: all ? 'good' : 'harm' });
  }
  return facts;
}
