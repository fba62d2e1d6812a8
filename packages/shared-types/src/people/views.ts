import type { Grant } from '../access/scope';
import type { Instant } from '../ground/instant';

/** Who is signed in, and in which roles over which scopes. Someone new has no name, no phone and no role yet. */
export interface MeView {
  id: string;
  name: string;
  /** Masked; null until it was verified. */
  phone: string | null;
  /** Whether they have signed in with WeChat, and so can pay with it and be written to. */
  wechat: boolean;
  /** The privacy guide's version that was agreed to last, and when; null: none. */
  consent: { version: string; at: Instant } | null;
  roles: RoleView[];
}

export interface RoleView extends Grant {
  roleName: string;
  scopeName: string;
}
