import { useCallback, useMemo } from 'react';
import type { PickListView } from '@cailan/shared-types';
import { queryClient, readKey } from '../../api/query-client';
import { queue, useOutbox, type Entry } from '../../offline/outbox';
import { seenOf, withPicks, type Picked } from './pick-lines';

const ROUTE = 'PUT /rounds/:id/waves/:wave/pick-results';
const LIST = 'GET /rounds/:id/waves/:wave/pick-list';

interface Picks {
  /** The list with what waits on the phone. */
  list: PickListView;
  /** Products whose result has not reached the service. */
  waiting: ReadonlySet<string>;
  /** Notes a result: it shows at once and is sent when it can be. */
  record: (pick: Picked, label: string) => void;
}

/** The wave's list and what was picked on this phone, with or without a network. */
export function usePicks(read: PickListView): Picks {
  const outbox = useOutbox();
  const { roundId, wave } = read;
  const isOurs = (entry: Entry) =>
    entry.route === ROUTE && entry.params['id'] === roundId && entry.params['wave'] === String(wave);
  const picks = outbox.waiting.filter(isOurs).map(({ body }) => body as unknown as Picked);
  const list = useMemo(() => withPicks(read, picks), [read, outbox.waiting]);
  const record = useCallback(
    (pick: Picked, label: string) => {
      const { seen = seenOf(list.lines.find(({ offerId }) => offerId === pick.offerId)), ...found } = pick;
      const params = { id: roundId, wave: String(wave) };
      // Until it is sent the outbox shows it; between its answer and the next read the kept list does.
      queryClient.setQueryData<PickListView>(
        readKey(LIST, { params }),
        (kept) => kept && withPicks(kept, [pick]),
      );
      const subject = `pick/${roundId}/${wave}/${pick.offerId}`;
      const body = { ...found, ...(seen !== null && { seen }) };
      queue<typeof ROUTE>({ route: ROUTE, params, body, label, subject, renews: [LIST] });
    },
    [roundId, wave, list],
  );
  return {
    list,
    waiting: new Set(picks.map(({ offerId }) => offerId)),
    record,
  };
}
