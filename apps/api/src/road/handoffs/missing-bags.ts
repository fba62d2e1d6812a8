import type { Clock } from '../../ground/clock';
import type { Tx } from '../../ground/db/db';
import { refuse } from '../../ground/refused';
import { addExceptions } from './handoff-writer';

/** Those among the bags that somebody names as missing. @throws Refused `bag_not_in_handoff` for any other code. */
export function missingBags<T extends { code: string }>(
  all: readonly T[],
  codes: readonly string[] | undefined,
): T[] {
  const byCode = new Map(all.map((bag) => [bag.code, bag]));
  return (codes ?? []).map((code) => byCode.get(code) ?? refuse('bag_not_in_handoff'));
}

/** Writes down that these were not there; they are missing once both have signed. */
export function nameMissing(
  tx: Tx,
  clock: Clock,
  handoffId: string,
  recordedById: string,
  those: readonly { id: string }[],
): Promise<void> {
  const exception = {
    handoffId,
    kind: 'missing' as const,
    note: '点数时没有这一袋',
    fileId: null,
    recordedById,
  };
  return addExceptions(
    tx,
    clock,
    those.map(({ id: bagId }) => ({ ...exception, bagId })),
  );
}
