import type { Grant } from '../access/scope';

/** Who is signed in, and in which roles over which scopes. Someone new has no name, no phone and no role yet. */
export interface MeView {
  id: string;
  name: string;
  /** Masked; null until it was verified. */
  phone: string | null;
  /** Whether they have signed in with WeChat, and so can pay with it and be written to. */
  wechat: boolean;
  /** The privacy guide's version that was agreed to last, and when; null: none. */
  consent: { version: string; at: string } | null;
  roles: RoleView[];
}

export interface RoleView extends Grant {
  roleName: string;
  scopeName: string;
}
