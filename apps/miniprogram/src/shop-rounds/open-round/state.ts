import { useCallback, useState } from 'react';
import type { ProductView, RoundDetailView } from '@cailan/shared-types';
import { forget, keep, kept } from '../../offline/storage';
import { offerAtPrice, typedFrom, type TypedOffer, type TypedOffers } from './typed-offers';

interface TypedOffersState {
  typed: TypedOffers;
  /** Something was typed that the service does not have yet. */
  unsaved: boolean;
  /** Puts a product up at its catalogue price, or takes it out. */
  toggle: (product: ProductView) => void;
  /** Changes what was typed for a product; puts it up if it was not. */
  type: (product: ProductView, part: Partial<TypedOffer>) => void;
  /** Puts up all of these that are not up yet. */
  addAll: (products: readonly ProductView[]) => void;
  clear: () => void;
  /** The service has it: nothing is kept on the phone any more. */
  saved: () => void;
}

/** A draft's offers as they are typed, kept on the phone until the service has them. */
export function useTypedOffers(round: RoundDetailView): TypedOffersState {
  const key = `typed-offers/${round.id}`;
  const [state, setState] = useState(() => {
    const typed = kept<TypedOffers>(key);
    return { typed: typed ?? typedFrom(round.offers), unsaved: typed !== undefined };
  });
  const change = useCallback(
    (next: (typed: TypedOffers) => TypedOffers) =>
      setState((before) => {
        const typed = next(before.typed);
        keep(key, typed);
        return { typed, unsaved: true };
      }),
    [key],
  );
  const toggle = useCallback(
    (product: ProductView) =>
      change((typed) => {
        const { [product.id]: before, ...others } = typed;
        return before ? others : { ...typed, [product.id]: offerAtPrice(product) };
      }),
    [change],
  );
  const type = useCallback(
    (product: ProductView, part: Partial<TypedOffer>) =>
      change((typed) => ({
        ...typed,
        [product.id]: { ...offerAtPrice(product), ...typed[product.id], ...part },
      })),
    [change],
  );
  const addAll = (products: readonly ProductView[]) =>
    change((typed) => ({
      ...Object.fromEntries(products.map((product) => [product.id, offerAtPrice(product)])),
      ...typed,
    }));
  const saved = () => {
    forget(key);
    setState(({ typed }) => ({ typed, unsaved: false }));
  };
  return { ...state, toggle, type, addAll, clear: () => change(() => ({})), saved };
}
