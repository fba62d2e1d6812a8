import { Injectable } from '@nestjs/common';
import {
  roleNames,
  type DevelopmentPersonView,
  type Grant,
  type MeView,
  type Role,
} from '@cailan/shared-types';
import { Clock } from '../clock';
import { Db } from '../db/db';
import { Sealer } from '../db/sealer';
import { refuse } from '../http/refused';
import type { Person } from './person.entity';
import { grantsOf, peopleByPlace, peopleByRole, scopeNames } from './people.sql';

const MOST_PEOPLE = 20_000;

/** Who people are and in which roles. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly db: Db,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
  ) {}

  /** @throws Refused `not_found` when nobody has this id. */
  async view(personId: string): Promise<MeView> {
    const person = await this.db.one<Person>('SELECT * FROM people WHERE id = ?', [personId]);
    if (!person) refuse('not_found');
    const grants = await grantsOf(this.db, personId, this.clock.now());
    const names = await scopeNames(this.db, grants);
    const roles = grants.map((grant: Grant) => ({
      ...grant,
      roleName: roleNames[grant.role],
      scopeName: names.get(grant.scopeId) ?? '',
    }));
    return { id: person.id, name: this.sealer.open(person.nameSealed), roles };
  }

  /**
   * People whom the development sign-in offers, by role: the holders of posts, or, where a place is searched for by a
   * part of its name or door, everyone there with the deputies.
   */
  async forSignIn(filter: { role?: Role; search?: string }, limit: number): Promise<DevelopmentPersonView[]> {
    const most = Math.min(Math.max(1, Math.trunc(limit)), MOST_PEOPLE);
    const rows = filter.search
      ? await peopleByPlace(this.db, { ...filter, search: filter.search }, most)
      : await peopleByRole(this.db, filter.role, most);
    const names = await scopeNames(this.db, rows);
    return rows.map(({ id, nameSealed, ...grant }) => ({
      id,
      name: this.sealer.open(nameSealed),
      role: grant.role,
      scopeKind: grant.scopeKind,
      scopeId: grant.scopeId,
      scopeName: names.get(grant.scopeId) ?? '',
    }));
  }
}
