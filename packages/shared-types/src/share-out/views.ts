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
