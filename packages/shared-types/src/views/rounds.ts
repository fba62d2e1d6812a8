import type { DuesMode, PlaceKind, ProductClass, QuotaRule, SaleKind, Storage } from '../words';
import type { RoundStatus } from '../status';

export interface WindowView {
  id: string;
  name: string;
  startAt: string;
  endAt: string;
  placeKinds: PlaceKind[];
  status: 'planned' | 'cancelled';
  points: WindowPointView[];
}

/** A drop point's share of a window: how many households it can serve, and how many are promised. */
export interface WindowPointView {
  dropPointId: string;
  name: string;
  capacity: number;
  taken: number;
}

export interface SupermarketView {
  id: string;
  name: string;
  licence: 'licensed' | 'suspended';
  phone: string;
  /** Whether it can be paid by WeChat Pay. */
  wechatPay: boolean;
}

/** A catalogue product; `priceFen` is one ordered unit (by weight: one 500 g step). */
export interface ProductView {
  id: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  saleKind: SaleKind;
  productClass: ProductClass;
  priceFen: number;
  fenPerKg: number | null;
  massGrams: number;
  storage: Storage;
  shelf: string;
  aliases: string[];
  components: { productId: string; quantity: number }[];
}

export interface RoundView {
  id: string;
  code: string;
  status: RoundStatus;
  supermarketId: string;
  supermarketName: string;
  windowId: string;
  windowName: string;
  windowStartAt: string;
  windowEndAt: string;
  communityIds: string[];
  opensAt: string;
  cutOffAt: string;
  payBy: string;
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
  sharedOutAt: string | null;
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

/**
 * A round's fair share-out, over pseudonyms, so that anyone can recompute it: `shareOut` with the round's seed over an
 * offer's claims, `rank` for the class and `quota - reserved` for the quota, gives each what it got.
 */
export interface ShareOutView {
  /** `reserved`: units of claims that are not told one by one, since too few were put first to hide among each other. */
  offers: { quotaId: string; offerId: string; quota: number; reserved: number }[];
  /** A page of them, by quota and pseudonym. */
  claims: {
    quotaId: string;
    offerId: string;
    pseudonym: string;
    rank: number;
    wanted: number;
    got: number;
  }[];
  /** What the asking person's own households are called. */
  own: { householdId: string; pseudonym: string }[];
}
