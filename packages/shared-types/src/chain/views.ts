import type { PlaceKind } from '../places/words';
import type { ChainRule } from './rules';

/** Who does what in one kind of place. */
export interface ChainView extends ChainRule {
  placeKind: PlaceKind;
}
