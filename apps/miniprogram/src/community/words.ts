import type { GroupOrderStatus, LoadGroupView } from '@cailan/shared-types';
import type { Tone } from '../ui/parts';
import { groupOrderWords } from '../words/statuses';

/** What may be wrong with goods at the gate, as people say it. */
export const EXCEPTION_KINDS = [
  { value: 'missing', label: '少了' },
  { value: 'extra', label: '多了' },
  { value: 'damaged', label: '破损' },
  { value: 'wrong', label: '送错' },
] as const;

export type ExceptionKind = (typeof EXCEPTION_KINDS)[number]['value'];

export function sayException(kind: string): string {
  return EXCEPTION_KINDS.find(({ value }) => value === kind)?.label ?? kind;
}

const TAKEN_OVER: readonly GroupOrderStatus[] = ['handed_over', 'completed'];

/** How far a building's goods are at my gate. */
export function buildingWords(
  { status, gateHandoffId }: LoadGroupView,
  arrived: boolean,
): { words: string; tone: Tone } {
  if (TAKEN_OVER.includes(status)) return { words: '双方已签', tone: 'good' };
  if (status !== 'dispatched') return groupOrderWords[status];
  if (gateHandoffId !== null) return { words: '交接中', tone: 'now' };
  return arrived ? { words: '等交接', tone: 'now' } : { words: '在路上', tone: 'mute' };
}

/** `9 袋 · 2 箱`; without crates the bags alone. */
export function sayGoods({ bags, crates }: { bags: number; crates: number }): string {
  return crates > 0 ? `${bags} 袋 · ${crates} 箱` : `${bags} 袋`;
}
