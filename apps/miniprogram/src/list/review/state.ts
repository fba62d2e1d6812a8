import { useEffect, useRef, useState } from 'react';
import { sentenceOf } from '../../api/errors';
import { useRead } from '../../api/use-read';
import { agreed } from '../../ui/say';
import { sameAgain } from './again';
import type { HouseholdList } from '../use-household-list';
import { useRounds } from '../use-window-goods';

/** How far writing the last list again is. */
export type Written =
  | { state: 'none' }
  | { state: 'reading' }
  | { state: 'failed'; sentence: string }
  | { state: 'done'; taken: number; gone: readonly string[] };

const NONE: Written = { state: 'none' };

/**
 * Writes what the household ordered for another window onto this list, once (照上次买). Asks before it takes the place of
 * what is there.
 * @param again that window's id; undefined: nothing is to be written.
 */
export function useAgain(again: string | undefined, householdId: string, list: HouseholdList): Written {
  const [written, setWritten] = useState<Written>(again ? { state: 'reading' } : NONE);
  const begun = useRef(false);
  const read = useRead(
    'GET /household-orders',
    { query: { householdId, windowId: again ?? '' } },
    { enabled: again !== undefined },
  );
  const orders = read.data?.filter(({ status }) => status !== 'withdrawn');
  const withBundles = (orders ?? []).filter(({ lines }) => lines.some((line) => line.bundleOfferId !== null));
  const then = useRounds(withBundles.map(({ roundId }) => roundId));
  const { draft, goods } = list;
  const shelf = goods.data?.goods;
  const ready = again !== undefined && orders && shelf && then.settled && !draft.pending;
  const fault = again !== undefined && !ready ? (read.error ?? goods.error) : undefined;

  useEffect(() => {
    if (!ready || begun.current) return;
    begun.current = true;
    const { lines, gone } = sameAgain(orders, then.data, shelf);
    const write = async () => {
      const there = draft.draft.lines.length;
      const sure =
        there === 0 ||
        (await agreed('换成上次的清单？', `这张清单上已有 ${there} 样，会被上次的换掉。`, '换掉'));
      if (!sure) return setWritten(NONE);
      if (lines.length > 0) draft.replace(lines);
      setWritten({ state: 'done', taken: lines.length, gone });
    };
    void write();
  }, [ready]);

  return fault && written.state === 'reading' ? { state: 'failed', sentence: sentenceOf(fault) } : written;
}
