import type { DevelopmentPersonView, Role } from '@cailan/shared-types';
import type { Client } from './client';
import type { Phones } from './phones';

/** Everyone who plays: the plan's people by role, each signed in when first needed. */
export class Cast {
  private readonly tokens = new Map<string, Promise<string>>();
  private readonly payers = new Map<string, Promise<string>>();
  private readonly byRole = new Map<Role, Promise<DevelopmentPersonView[]>>();

  /** @param phones whose WeChat is used to sign in; left out, nobody can pay with it. */
  constructor(
    private readonly client: Client,
    private readonly phones?: Phones,
  ) {}

  /** People with a role, in the plan's order; deputies are not among them. */
  of(role: Role): Promise<DevelopmentPersonView[]> {
    const known = this.byRole.get(role);
    if (known) return known;
    const people = this.client.call('GET /development/people', { query: { role } });
    this.byRole.set(role, people);
    return people;
  }

  token(personId: string): Promise<string> {
    return this.kept(this.tokens, personId, () => this.signIn(personId));
  }

  /** As `token`, with the person's WeChat, which can pay and be written to. */
  withWechat(personId: string): Promise<string> {
    return this.kept(this.payers, personId, () => this.signIn(personId, this.phones));
  }

  /** Who failed to sign in may try again. */
  private kept(
    tokens: Map<string, Promise<string>>,
    personId: string,
    signIn: () => Promise<string>,
  ): Promise<string> {
    const known = tokens.get(personId);
    if (known) return known;
    const token = signIn();
    tokens.set(personId, token);
    token.catch(() => tokens.delete(personId));
    return token;
  }

  private async signIn(personId: string, phones?: Phones): Promise<string> {
    const code = await phones?.loginCode(personId);
    const body = { personId, ...(code !== undefined && { code }) };
    return (await this.client.call('POST /development/sign-in', { body })).token;
  }
}
