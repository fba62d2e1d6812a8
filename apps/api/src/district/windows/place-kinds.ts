import { PLACE_KINDS, type PlaceKind } from '@cailan/shared-types';
import type { DeliveryWindow } from './window.entity';

const isPlaceKind = (text: string): text is PlaceKind => PLACE_KINDS.some((kind) => kind === text);

/** Which kinds of place a window serves. */
export const placeKindsOf = ({ placeKinds }: Pick<DeliveryWindow, 'placeKinds'>): PlaceKind[] =>
  placeKinds.split(',').filter(isPlaceKind);
