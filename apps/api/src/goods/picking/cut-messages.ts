import { shanghaiTime } from '../../ground/china-time';
import type { Cut } from './cuts.sql';

/** One message for each household whose lines were cut: what is missing, what came instead, what is asked. */
export function cutMessages(
  roundCode: string,
  cuts: readonly Cut[],
): { householdId: string; kind: string; text: string }[] {
  const byHousehold = new Map<string, string[]>();
  for (const cut of cuts) {
    const texts = byHousehold.get(cut.householdId);
    if (texts) texts.push(cutText(cut));
    else byHousehold.set(cut.householdId, [cutText(cut)]);
  }
  return [...byHousehold].map(([householdId, texts]) => ({
    householdId,
    kind: 'short_pick',
    text: `${roundCode} 有商品缺货：${texts.join('；')}。`,
  }));
}

function cutText({ name, short, substituted, substituteName, askUntil }: Cut): string {
  if (askUntil !== null)
    return `${name} 缺 ${short}，可换 ${substituteName} ×${short}，请在 ${shanghaiTime(askUntil)} 前答复，不答复就退款`;
  const parts = [
    substituted > 0 ? `${name} 换 ${substituteName} ×${substituted}` : '',
    short > 0 ? `${name} 缺 ${short}，退款` : '',
  ];
  return parts.filter(Boolean).join('，');
}
