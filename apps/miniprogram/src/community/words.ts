import { hasArrived, type LoadGroupView } from '@cailan/shared-types';
import type { Tone } from '../ui/text';
import { groupOrderWords } from '../words/statuses';

/** How far a building's goods are at my gate. */
export function buildingWords(
  { status, gateHandoffId }: LoadGroupView,
  arrived: boolean,
): { words: string; tone: Tone } {
  if (hasArrived(status)) return { words: '双方已签', tone: 'good' };
  if (status !== 'dispatched') return groupOrderWords[status];
  if (gateHandoffId !== null) return { words: '交接中', tone: 'now' };
  return arrived ? { words: '等交接', tone: 'now' } : { words: '在路上', tone: 'mute' };
}

/** `9 袋 · 2 箱`; without crates the bags alone. */
export function sayGoods({ bags, crates }: { bags: number; crates: number }): string {
  return crates > 0 ? `${bags} 袋 · ${crates} 箱` : `${bags} 袋`;
}
