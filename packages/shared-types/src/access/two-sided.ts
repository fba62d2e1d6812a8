import type { Refusal } from '../refusals';

/**
 * What makes one person both sides of an act: they are the one who acted on the other side; that one's deputy, or whom
 * that one stands in for; a member of the household concerned; who ordered for it; or they work for the shop concerned.
 */
export type Link = 'self' | 'deputy' | 'household' | 'proxy' | 'employer';

/**
 * Every act that takes two (domain §2): nobody signs both sides of a handoff, nor decides for their own household or a
 * proxy order of theirs. What is not listed here is done by one person alone. The words name the first side.
 */
export const twoSidedActs = {
  // the payer
  payment_answer: ['self', 'deputy'],
  // whoever entered it; nobody confirms where money goes to their own shop
  payee_answer: ['self', 'employer'],
  // who sent the transfer
  refund_answer: ['self', 'deputy'],
  // the giver, or the receiver
  handoff_sign: ['self', 'deputy'],
  // the driver
  arrival_permit: ['self'],
  // the holder
  deputy_answer: ['self'],
  hand_over_sign: ['self'],
  // who asked, or whose account it is
  account_move_approve: ['self', 'deputy'],
  // the applicant; members answer for their household in any case
  binding_answer: ['self', 'deputy'],
  // the household
  dues_tick: ['household'],
  door: ['household'],
  bag_resolve: ['household'],
  bag_write_off: ['household', 'proxy'],
  // the leader; a member answers for their own money, these hold for whoever answers in a household's place
  dues_acknowledge: ['self', 'deputy', 'proxy'],
  // whoever held the goods when they were lost, and whoever would bear them
  loss_decide: ['self', 'household', 'proxy', 'employer'],
} as const satisfies Record<string, readonly Link[]>;

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
  const link = (twoSidedActs[act] as readonly Link[]).find((one) => holds[one]);
  if (link === undefined) return undefined;
  return { code: link === 'household' || link === 'proxy' ? 'own_household' : 'both_sides' };
}
