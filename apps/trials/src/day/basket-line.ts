import type { ShortageWish } from '@cailan/shared-types';

/** A line of a household's list in sold units. */
export interface BasketLine {
  offerId: string;
  quantity: number;
  wish: ShortageWish;
}
