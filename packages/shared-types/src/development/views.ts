import type { Role, ScopeKind } from '../access/scope';

/** A person whom the development sign-in offers. */
export interface DevelopmentPersonView {
  id: string;
  name: string;
  role: Role;
  scopeKind: ScopeKind;
  scopeId: string;
  scopeName: string;
}
