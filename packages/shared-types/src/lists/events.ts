import type { Refusal } from '../refusals';
import { cancelReasonName } from './cancel-reasons';

/** What became of a household's list after somebody saw it. */
export interface ListEvent {
  kind: 'changed' | 'withdrawn' | 'cancelled' | 'shared_out';
  /** Who did it, as the reader knows them: `您`, `王芳`, `网格员李明`; empty where they know nobody by it. */
  by: string;
  /** Why it was cancelled. */
  reason: string | null;
}

/** How many of the last things that happened are told: what ended the list, and who made it anew. */
const TOLD = 2;

/**
 * An edit must have seen the newest version of the list (domain §6): it is refused with what became of the list since,
 * oldest first.
 * @param version the list's
 */
export function versionRefusal(version: number, events: readonly ListEvent[]): Refusal {
  const told = [...new Set(events.map(wordsOf))].slice(-TOLD);
  const what = told.length > 0 ? told.join('，') : '这份清单刚改过';
  return { code: 'version_conflict', facts: { version, became: events.at(-1)?.kind ?? 'changed', what } };
}

function wordsOf({ kind, by, reason }: ListEvent): string {
  switch (kind) {
    case 'changed':
      return by ? `${by}改过这份清单` : '这份清单刚改过';
    case 'withdrawn':
      return by ? `${by}撤回了这份清单` : '这份清单撤回了';
    case 'shared_out':
      return '紧俏的菜已按公平分配调整';
    case 'cancelled':
      return by ? `${by}取消了本楼的集采单` : `清单里的单取消了（${cancelReasonName(reason)}）`;
  }
}
