import { useCallback, useMemo, useState } from 'react';
import type { OfferView, PickLineView, PickListView, RoundView } from '@cailan/shared-types';
import { queryClient, readKey } from '../../api/query-client';
import { useRead } from '../../api/use-read';
import { queue, useOutbox, type Entry } from '../../offline/outbox';
import { say } from '../../ui/say';
import { useMyShop } from '../../session/use-my-shop';
import {
  isOpen,
  isShown,
  neighbour,
  nextAlong,
  presentLine,
  scannedLine,
  seenOf,
  shownLines,
  withPicks,
  type FoundBy,
  type Picked,
  type PickFilter,
} from './pick-lines';

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
function usePicks(read: PickListView): Picks {
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

/** Where the picker stands in a wave's list, and what can be done there. */
export interface Picking extends Picks {
  offers: readonly OfferView[];
  finished: boolean;
  /** The product before the picker; undefined once everything has a result. */
  present: PickLineView | undefined;
  /** What the filter and what was typed leave over. */
  lines: readonly PickLineView[];
  filter: PickFilter;
  onFilter: (filter: PickFilter) => void;
  typed: string;
  onType: (typed: string) => void;
  onChoose: (offerId: string) => void;
  onPick: (pick: Picked) => void;
  /** Enter: all of the present product was found. What has a result already is only changed by its own buttons. */
  pickAll: () => void;
  /** A scanned code, or what was typed: goes to its product, or says that there is none. */
  onScan: (code: string) => void;
  move: (step: number) => void;
}

export function usePicking(round: RoundView, read: PickListView, finished: boolean): Picking {
  const picks = usePicks(read);
  const offers = useRead('GET /rounds/:id', { params: { id: round.id } }).data?.offers ?? NONE;
  const foundBy = useFoundBy(offers);
  const [asked, ask] = useState<PickFilter>('open');
  // Once the wave is finished nothing is open any more.
  const filter = finished && asked === 'open' ? 'all' : asked;
  const [typed, onType] = useState('');
  const [chosen, onChoose] = useState<string>();
  const all = picks.list.lines;
  const present = presentLine(all, chosen, filter, finished);
  const lines = shownLines(all, filter, typed, foundBy);

  const { record } = picks;
  const onPick = useCallback(
    (pick: Picked) => {
      const name = all.find(({ offerId }) => offerId === pick.offerId)?.name ?? '';
      record(pick, `${name} 拣到 ${pick.pickedQuantity}`);
      onType('');
      onChoose(nextAlong(all, pick.offerId, filter));
    },
    [all, record, filter],
  );
  const onFilter = (next: PickFilter) => {
    ask(next);
    // The card goes along: what the list no longer shows is not what Enter should be about.
    if (present && !isShown(present, next)) onChoose(undefined);
  };
  const onScan = (code: string) => {
    const line = scannedLine(all, code, foundBy);
    const many = !line && shownLines(all, 'all', code, foundBy).length > 0;
    // What names several products stays and narrows the list; else the field is free for the next code.
    onType(many ? code : '');
    if (line) onChoose(line.offerId);
    else if (!many) say(`没有找到 ${code.trim()}`);
  };
  const pickAll = () => {
    if (!present || finished) return;
    if (isOpen(present)) onPick({ offerId: present.offerId, pickedQuantity: present.quantity });
    else say(`${present.name} 已有结果，要改请点它的按钮`);
  };
  return {
    ...picks,
    offers,
    finished,
    present,
    lines,
    filter,
    onFilter,
    typed,
    onType,
    onChoose,
    onPick,
    onScan,
    pickAll,
    move: (step) => onChoose(neighbour(lines, present?.offerId, step)),
  };
}

const NONE: readonly OfferView[] = [];

/** What the round's products are found by: shelf labels carry the shop's own codes. */
function useFoundBy(offers: readonly OfferView[]): ReadonlyMap<string, FoundBy> {
  const { id } = useMyShop();
  const products = useRead('GET /supermarkets/:id/products', { params: { id } }, { enabled: id !== '' }).data;
  return useMemo(() => {
    const codes = new Map(products?.map((product) => [product.id, product.code]));
    return new Map(
      offers.map((offer) => [offer.id, { code: codes.get(offer.productId) ?? '', initials: offer.initials }]),
    );
  }, [offers, products]);
}
