import { Injectable } from '@nestjs/common';
import {
  maskPhone,
  roleNames,
  type DevelopmentPersonView,
  type Grant,
  type MeView,
  type Role,
} from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import { Db, type Reader } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { at, Sealer } from '../../ground/db/sealer';
import type { Actor } from '../../ground/http/endpoint';
import type { Page, Paging } from '../../ground/http/pages';
import { refuse } from '../../ground/refused';
import { refreshContactsOf } from '../../district/places/household-contacts';
import { consentsOf, requireConsent } from './consents';
import { consents, people } from './people.moves';
import { Person } from './person.entity';
import { grantsOf, peopleByPlace, peopleByRole, scopeNames } from './people.sql';

/** Who people are and in which roles. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly db: Db,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
  ) {}

  /**
   * Who somebody is; at a desk with the role alone in which it works.
   * @throws Refused `not_found` when nobody has this id.
   */
  async view(
    { personId, deskRole }: Pick<Actor, 'personId' | 'deskRole'>,
    sql: Reader = this.db,
  ): Promise<MeView> {
    const person = await sql.one<Person & { accounts: number }>(
      `SELECT p.*, (SELECT COUNT(*) FROM wechat_accounts WHERE personId = p.id) AS accounts
       FROM people p WHERE p.id = ?`,
      [personId],
    );
    if (!person) refuse('not_found');
    const all = await grantsOf(sql, personId, this.clock.now());
    const grants = deskRole === undefined ? all : all.filter(({ role }) => role === deskRole);
    const names = await scopeNames(sql, grants);
    const [consent = null] = await consentsOf(sql, personId);
    const roles = grants.map((grant: Grant) => ({
      ...grant,
      roleName: roleNames[grant.role],
      scopeName: names.get(grant.scopeId) ?? '',
    }));
    return {
      id: person.id,
      name: this.sealer.open(person.nameSealed, at.name(person.id)),
      phone:
        person.phoneSealed === null
          ? null
          : maskPhone(this.sealer.phoneOrEmpty(person.phoneSealed, at.phone(person.id))),
      wechat: person.accounts > 0,
      consent,
      roles,
    };
  }

  /** How the person wants to be called. @throws Refused `consent_required`. */
  async rename(me: Actor, name: string): Promise<MeView> {
    return this.db.transaction(async (tx) => {
      await requireConsent(tx, me.personId);
      const nameSealed = this.sealer.seal(name.trim(), at.name(me.personId));
      await people.rename(tx, me.personId, nameSealed);
      await refreshContactsOf(tx, this.sealer, me.personId, this.clock.now());
      return this.view(me, tx);
    });
  }

  /** Records that the person agreed to a version of the privacy guide; agreeing twice is agreeing once. */
  async consent(me: Actor, version: string): Promise<MeView> {
    return this.db.transaction(async (tx) => {
      await tx.lockById(Person, me.personId);
      const [latest] = await consentsOf(tx, me.personId);
      const agreed = { id: newId(), personId: me.personId, version, agreedAt: this.clock.now() };
      if (latest?.version !== version) await consents.add(tx, agreed);
      return this.view(me, tx);
    });
  }

  /**
   * People whom the development sign-in offers, by role: the holders of posts, or, where a place is searched for by a
   * part of its name or door, everyone there with the deputies.
   */
  async forSignIn(
    filter: { role?: Role; search?: string },
    paging: Paging,
  ): Promise<Page<DevelopmentPersonView[]>> {
    const page = filter.search
      ? await peopleByPlace(this.db, { ...filter, search: filter.search }, paging)
      : await peopleByRole(this.db, filter.role, paging);
    const names = await scopeNames(this.db, page.reply);
    return page.with(
      page.reply.map(({ id, nameSealed, ...grant }) => ({
        id,
        name: this.sealer.open(nameSealed, at.name(id)),
        role: grant.role,
        scopeKind: grant.scopeKind,
        scopeId: grant.scopeId,
        scopeName: names.get(grant.scopeId) ?? '',
      })),
    );
  }
}
