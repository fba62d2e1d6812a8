import type { DevelopmentPersonView, Role } from '@cailan/shared-types';
import type { Client } from './client';

const MOST = '20000';

/** Everyone who plays: the plan's people by role, each signed in when first needed. */
export class Cast {
  private readonly tokens = new Map<string, Promise<string>>();
  private readonly byRole = new Map<Role, Promise<DevelopmentPersonView[]>>();

  constructor(private readonly client: Client) {}

  /** People with a role, in the plan's order; deputies are not among them. */
  of(role: Role): Promise<DevelopmentPersonView[]> {
    const known = this.byRole.get(role);
    if (known) return known;
    const people = this.client.call('GET /development/people', { query: { role, limit: MOST } });
    this.byRole.set(role, people);
    return people;
  }

  token(personId: string): Promise<string> {
    const known = this.tokens.get(personId);
    if (known) return known;
    const token = this.client
      .call('POST /development/sign-in', { body: { personId } })
      .then((view) => view.token);
    this.tokens.set(personId, token);
    return token;
  }
}
