import type { ProductClass, SaleKind, Storage } from '../catalogue/words';
import type { DuesMode } from '../dues/words';
import type { Instant } from '../ground/instant';
import type { RoundStatus } from './status';
import type { QuotaRule } from './words';

export interface RoundView {
  id: string;
  code: string;
  status: RoundStatus;
  supermarketId: string;
  supermarketName: string;
  windowId: string;
  windowName: string;
  windowStartAt: Instant;
  windowEndAt: Instant;
  communityIds: string[];
  opensAt: Instant;
  cutOffAt: Instant;
  payBy: Instant;
  quotaRule: QuotaRule;
  duesMode: DuesMode;
  shortageRule: QuotaRule;
  minimumFen: number;
  tolerancePercent: number;
  /** SHA-256 of the share-out seed, published at opening (`fair`). */
  seedHash: string | null;
  /** The seed itself, published once the share-out is stored. */
  seed: string | null;
  /** SHA-256 of the secret that the share-out's pseudonyms are made with: published at opening, the secret never. */
  pseudonymHash: string | null;
  sharedOutAt: Instant | null;
  cancelReason: string | null;
  /** How far the round is, anonymous: households that submitted and what their lists come to (a few seconds old at most). */
  orderedHouseholds: number;
  orderedFen: number;
}

/** A product as this round sells it: name, price and limits frozen at opening. */
export interface OfferView {
  id: string;
  productId: string;
  saleKind: SaleKind;
  name: string;
  /** What else a search finds it by: the pinyin initials of its name (`dbdm`) and its other names. */
  initials: string;
  aliases: string[];
  spec: string;
  unit: string;
  productClass: ProductClass;
  priceFen: number;
  fenPerKg: number | null;
  massGrams: number;
  storage: Storage;
  limitPerHousehold: number | null;
  /** Units left for `communityId` (or the whole round); null where there is no quota or the open round shares out fairly. */
  left: number | null;
  components: { offerId: string; name: string; quantity: number; shareFen: number }[];
}

export interface RoundDetailView extends RoundView {
  offers: OfferView[];
}

/** Anonymous totals by product, for the supermarket to plan from opening on. */
export interface RoundTotalsView {
  households: number;
  amountFen: number;
  products: { offerId: string; name: string; spec: string; quantity: number }[];
}
