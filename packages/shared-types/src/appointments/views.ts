import type { Post } from '../access/scope';
import type { Instant } from '../ground/instant';
import type { PostScope } from './rules';

/** A post and who has it, for who appoints to it: given by an appointment, by a plan or by its holder. */
export interface AppointmentView {
  id: string;
  personId: string;
  /** As the appointer wrote it; else as the person calls themselves. */
  name: string;
  /** As it is dialled; null where none is known. */
  phone: string | null;
  role: Post;
  /** Whether they are their supermarket's contact. */
  contact: boolean;
  scopeKind: PostScope;
  scopeId: string;
  scopeName: string;
  /** The holder whom they stand in for. */
  deputyOfName: string | null;
  /** How many stand in for them now: a post without a deputy stands still when its holder falls ill. */
  deputies: number;
  /** Whether they have signed in with WeChat. */
  signedIn: boolean;
  /** Whether a plan invented them. */
  invented: boolean;
  /** Why; empty where no appointment gave it. */
  reason: string;
  startsAt: Instant;
  /** When it ends, or ended. */
  endsAt: Instant | null;
  /** Why it ended before its time. */
  endReason: string | null;
  state: 'coming' | 'current' | 'ended';
}

/** Where the asker may appoint somebody to a role. */
export interface PostPlaceView {
  scopeKind: PostScope;
  scopeId: string;
  name: string;
  /** What it lies in: a building's community, a grid's; empty for what lies in the district alone. */
  within: string;
}

/** A code by which a post is taken once, shown to its appointer this once. */
export interface PostCodeView {
  code: string;
  expiresAt: Instant;
  name: string;
  role: Post;
  scopeName: string;
}
