import type { Refusal } from '../refusals';

/**
 * What makes one person both sides of an act: they are the one who acted on the other side; that one's deputy, or whom
 * that one stands in for; a member of the household concerned; who ordered for it; or they work for the shop concerned.
 */
export type Link = 'self' | 'deputy' | 'household' | 'proxy' | 'employer';

interface TwoSidedAct {
  /** Who acted first, or whose matter it is, and who acts on it. */
  sides: readonly [string, string];
  links: readonly Link[];
}

/**
 * Every act that takes two (domain §2): nobody signs both sides of a handoff, nor decides for their own household or a
 * proxy order of theirs. What is not listed here is done by one person alone.
 */
export const twoSidedActs = {
  payment_answer: { sides: ['payer', 'supermarket'], links: ['self', 'deputy'] },
  refund_answer: { sides: ['sender of the transfer', 'receiver'], links: ['self', 'deputy'] },
  handoff_sign: { sides: ['giver', 'receiver'], links: ['self', 'deputy'] },
  arrival_permit: { sides: ['driver', 'community staff'], links: ['self'] },
  deputy_answer: { sides: ['holder', 'deputy'], links: ['self'] },
  hand_over_sign: { sides: ['holder', 'successor'], links: ['self'] },
  binding_answer: { sides: ['applicant', 'leader or staff'], links: ['self', 'deputy'] },
  dues_tick: { sides: ['household', 'leader'], links: ['household'] },
  // A member answers for their own money; these hold for whoever answers in a household's place.
  dues_acknowledge: { sides: ['leader', 'in a household’s place'], links: ['self', 'deputy', 'proxy'] },
  door: { sides: ['captain', 'household'], links: ['household'] },
  bag_resolve: { sides: ['household', 'captain or staff'], links: ['household'] },
  bag_write_off: { sides: ['household', 'captain or staff'], links: ['household', 'proxy'] },
  // Whoever held the goods when they were lost, and whoever would bear them.
  loss_decide: { sides: ['bearer', 'community staff'], links: ['self', 'household', 'proxy', 'employer'] },
} as const satisfies Record<string, TwoSidedAct>;
export type TwoSided = keyof typeof twoSidedActs;

/** What is known of the one who acts, as far as an act's links ask for it. */
export interface Sides {
  personId?: string;
  /** Who acted on the other side. */
  otherIds?: readonly (string | null)[];
  /** Whom the one who acts stands in for, and who stands in for them. */
  standInIds?: readonly string[];
  /** They live in the household concerned. */
  ownHousehold?: boolean;
  /** Who ordered for the household concerned. */
  orderedById?: string | null;
  /** They work for the shop concerned. */
  ownShop?: boolean;
}

/** Two-sided acts take two people. */
export function twoSidedRefusal(act: TwoSided, sides: Sides): Refusal | undefined {
  const { personId = '', otherIds = [], standInIds = [], ownHousehold = false, ownShop = false } = sides;
  const holds: Record<Link, boolean> = {
    self: otherIds.includes(personId),
    deputy: otherIds.some((id) => id !== null && standInIds.includes(id)),
    household: ownHousehold,
    proxy: sides.orderedById === personId,
    employer: ownShop,
  };
  const link = twoSidedActs[act].links.find((one) => holds[one]);
  if (link === undefined) return undefined;
  return { code: link === 'household' || link === 'proxy' ? 'own_household' : 'both_sides' };
}
