import type { Post, Role } from '../access/scope';
import type { Collector, HandOut, Receiver } from './words';

/** Who does what between list and door in one kind of place, as its plan says (domain §3). */
export interface ChainRule {
  collects: Collector;
  confirms: Collector;
  receives: Receiver;
  handsOut: HandOut;
  /** The captain of a unit signs for the unit's part of a building (A8: 与楼栋长、单元长交接物资). */
  unitsSign: boolean;
}

/** What holds where a plan says nothing. */
export const chainDefaults: ChainRule = {
  collects: 'leader',
  confirms: 'leader',
  receives: 'captain',
  handsOut: 'door',
  unitsSign: false,
};

type Said = 'collects' | 'confirms' | 'receives';
interface Act {
  /** The word of the plan that decides. */
  said: Said;
  /** Who does it, by that word. */
  by: Readonly<Record<string, readonly Post[]>>;
}

/**
 * The acts whose people a plan names. Whoever collects sees what a building orders and orders for those who cannot; the
 * captains help with it under any plan. Community staff take goods in the place of those who should and do not come.
 */
const acts = {
  collect: {
    said: 'collects',
    by: { leader: ['grid_leader', 'floor_captain'], staff: ['community_staff', 'floor_captain'] },
  },
  confirm: { said: 'confirms', by: { leader: ['grid_leader'], staff: ['community_staff'] } },
  /** From the cut-off on community staff confirm in the place of a leader who does not. */
  confirm_late: {
    said: 'confirms',
    by: { leader: ['grid_leader', 'community_staff'], staff: ['community_staff'] },
  },
  pay: {
    said: 'confirms',
    by: { leader: ['grid_leader', 'community_staff'], staff: ['community_staff'] },
  },
  /** Keeps the dues book, and says whether money that came back arrived. */
  keep_book: { said: 'confirms', by: { leader: ['grid_leader'], staff: ['community_staff'] } },
  receive: {
    said: 'receives',
    by: {
      captain: ['floor_captain', 'community_staff'],
      leader: ['grid_leader', 'community_staff'],
      committee: ['committee', 'community_staff'],
      point_staff: ['community_staff'],
    },
  },
  /** Signs for a point that holds goods, and gives out of its store. */
  keep: {
    said: 'receives',
    by: {
      captain: ['community_staff'],
      leader: ['community_staff'],
      committee: ['committee', 'community_staff'],
      point_staff: ['community_staff'],
    },
  },
  /** Brings goods to the doors, or gives them out where people come in turns. */
  give: {
    said: 'receives',
    by: {
      captain: ['floor_captain'],
      leader: ['grid_leader'],
      committee: ['committee'],
      point_staff: ['community_staff'],
    },
  },
} as const satisfies Record<string, Act>;

export type ChainAct = keyof typeof acts;

/** Which word of a plan decides who does it. */
export const saidOf = (act: ChainAct): Said => acts[act].said;

/** Who does it under each word that a plan may say. */
export function actors(act: ChainAct): [word: string, posts: readonly Post[]][] {
  return Object.entries<readonly Post[]>(acts[act].by);
}

/** Who does it under this plan: asked by service and button. */
export function mayDo(act: ChainAct, rule: ChainRule): readonly Post[] {
  const { said, by }: Act = acts[act];
  return by[rule[said]] ?? [];
}

/** Whoever does it under some plan: the guard lets them in, the service asks the plan. */
export function everActing(...those: readonly ChainAct[]): Post[] {
  return [...new Set(those.flatMap((act) => actors(act).flatMap(([, posts]) => posts)))];
}

/** Whether a role has a part in an act in any of the places that it is held over. */
export function takesPart(act: ChainAct, role: Role, rules: readonly ChainRule[]): boolean {
  return rules.some((rule) => (mayDo(act, rule) as readonly Role[]).includes(role));
}
