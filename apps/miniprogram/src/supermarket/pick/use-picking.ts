import { useCallback, useMemo, useState } from 'react';
import type { OfferView, PickLineView, PickListView, RoundView } from '@cailan/shared-types';
import { useRead } from '../../api/use-read';
import { useMyShop } from '../use-my-shop';
import {
  isOpen,
  neighbour,
  nextOpen,
  scannedLine,
  shownLines,
  type FoundBy,
  type Picked,
  type PickFilter,
} from './pick-lines';
import { usePicks } from './use-picks';

/** Where the picker stands in a wave's list, and what can be done there. */
export interface Picking extends ReturnType<typeof usePicks> {
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
  pickAll: () => void;
  /** A scanned code, or what was typed: goes to its product. */
  onScan: (code: string) => void;
  move: (step: number) => void;
}

export function usePicking(round: RoundView, read: PickListView, finished: boolean): Picking {
  const picks = usePicks(read);
  const offers = useRead('GET /rounds/:id', { params: { id: round.id } }).data?.offers ?? NONE;
  const foundBy = useFoundBy(offers);
  const [asked, onFilter] = useState<PickFilter>('open');
  // Once the wave is finished nothing is open any more.
  const filter = finished && asked === 'open' ? 'all' : asked;
  const [typed, onType] = useState('');
  const [chosen, onChoose] = useState<string>();
  const all = picks.list.lines;
  const byHand = all.find(({ offerId }) => offerId === chosen);
  const present = byHand ?? (finished ? undefined : all.find(isOpen));
  const lines = shownLines(all, filter, typed, foundBy);

  const { record } = picks;
  const onPick = useCallback(
    (pick: Picked) => {
      const name = all.find(({ offerId }) => offerId === pick.offerId)?.name ?? '';
      record(pick, `${name} 拣到 ${pick.pickedQuantity}`);
      onType('');
      onChoose(nextOpen(all, pick.offerId));
    },
    [all, record],
  );
  const onScan = (code: string) => {
    const line = scannedLine(all, code, foundBy);
    onType(line ? '' : code);
    if (line) onChoose(line.offerId);
  };
  return {
    ...picks,
    ...{ offers, finished, present, lines, filter, onFilter, typed, onType, onChoose, onPick, onScan },
    pickAll: () => {
      if (present && !finished) onPick({ offerId: present.offerId, pickedQuantity: present.quantity });
    },
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
