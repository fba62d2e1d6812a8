import type { Claim } from './share-out';

/**
 * As few claims as are told one by one of those whom the register put first: of fewer, somebody who knows their
 * neighbour's wish could tell who they are.
 */
export const FEWEST_PUBLISHED = 5;

/** A claim as it is published: of its class in the register only what its outcome shows anyway. */
export interface PublishedClaim {
  orderKey: string;
  wanted: number;
  got: number;
  /** The higher is served first; of one rank, all share alike. No class of the register: at most three ranks exist. */
  rank: number;
}

export interface PublishedShareOut {
  /** Units of the claims that are not listed. */
  reserved: number;
  claims: PublishedClaim[];
}

const [BEFORE, RAN_OUT, AFTER] = [2, 1, 0];

/** Where the quota ran out: the class that was not served in full, and what each of its claims could have. */
function ranOut(claims: readonly (Claim & { got: number })[]): { level: number; at: number } | undefined {
  const unserved = claims.filter(({ got, wanted }) => got < wanted);
  if (unserved.length === 0) return undefined;
  const at = Math.max(...unserved.map(({ priorityClass }) => priorityClass));
  const level = Math.min(...unserved.filter((each) => each.priorityClass === at).map(({ got }) => got));
  return { at, level };
}

/**
 * What may be told of a share-out so that anyone can recompute it, and nobody learns a neighbour's class (domain §5).
 * `shareOut` over the listed claims, with `rank` for the class and `quota - reserved` for the quota, gives every one of
 * them what it got. That holds because of two things about shares that are max–min within a class: who got all they
 * wanted, and no more than the level, would have got it in the class below too; and with some claims taken away
 * together with what they got, the rest share what is left as before.
 */
export function publishedShareOut(
  claims: readonly (Claim & { got: number })[],
  fewest = FEWEST_PUBLISHED,
): PublishedShareOut {
  const end = ranOut(claims);
  const rankOf = ({ priorityClass, wanted, got }: Claim & { got: number }): number => {
    if (!end) return AFTER;
    if (priorityClass < end.at) return AFTER;
    if (priorityClass === end.at || (got === wanted && wanted <= end.level)) return RAN_OUT;
    return BEFORE;
  };
  const ranked = claims.map((claim) => ({ claim, rank: rankOf(claim) }));
  const isOrdinary = (rank: number) => rank === AFTER || (rank === RAN_OUT && end?.at === 0);
  const count = (rank: number) => ranked.filter((each) => each.rank === rank).length;
  const listed = [BEFORE, RAN_OUT, AFTER].filter((rank) => isOrdinary(rank) || count(rank) >= fewest);
  const lowest = Math.min(...ranked.map(({ rank }) => rank));
  return {
    reserved: ranked.reduce((sum, { claim, rank }) => sum + (listed.includes(rank) ? 0 : claim.got), 0),
    claims: ranked
      .filter(({ rank }) => listed.includes(rank))
      .map(({ claim: { orderKey, wanted, got }, rank }) => ({ orderKey, wanted, got, rank: rank - lowest })),
  };
}
