import { Injectable } from '@nestjs/common';
import { appoints, type PostCodeView } from '@cailan/shared-types';
import { audit } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db } from '../../ground/db/db';
import { at, Sealer } from '../../ground/db/sealer';
import type { Actor } from '../../ground/http/endpoint';
import { refuse } from '../../ground/refused';
import { scopeNames } from '../people/people.sql';
import { Person } from '../people/person.entity';
import { givePostCode } from '../sign-in/post-codes';
import { appointmentById, postPlace } from './appointments.sql';
import { appointsToAll, reaching } from './posts-within';

/** Codes by which a post is taken where WeChat tells no phone number; the appointer shows or prints them. */
@Injectable()
export class PostCodesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

  /**
   * A new code for whoever holds this post, in the place of an earlier one. It is good once and for a day.
   * @throws Refused `signed_in_already`, `invented_person`, `own_post`, `not_appointer` where they hold another post to
   *   which somebody else appoints; `not_found` to who does not appoint to the post.
   */
  async make(me: Actor, grantId: string): Promise<PostCodeView> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const found = (await appointmentById(tx, grantId, now)) ?? refuse('not_found');
      await tx.lockById(Person, found.personId);
      const post = (await appointmentById(tx, grantId, now)) ?? refuse('not_found');
      const { personId, role, scopeKind, scopeId } = post;
      const place = (await postPlace(tx, scopeKind, scopeId)) ?? refuse('not_found');
      const grants = await reaching(tx, me, place, now);
      const kind = { role, contact: post.contact === 1, scopeKind };
      if (!appoints(grants, kind, place.ref, now)) refuse('not_found');
      if (post.endsAt !== null && post.endsAt <= now) refuse('not_found');
      if (personId === me.personId) refuse('own_post');
      if (post.invented === 1) refuse('invented_person');
      if (Number(post.accounts) > 0) refuse('signed_in_already');
      // Whoever enters it has all that the person is.
      if (!(await appointsToAll(tx, me, personId, now))) refuse('not_appointer');
      const shown = await givePostCode(
        tx,
        { clock: this.clock, sealer: this.sealer },
        { personId, kind: 'post', createdById: me.personId },
      );
      await audit(tx, this.clock, { actorId: me.personId, action: 'post.code', subjectId: grantId });
      return {
        ...shown,
        role,
        name: this.sealer.open(post.personNameSealed, at.name(personId)),
        scopeName: (await scopeNames(tx, [post])).get(scopeId) ?? '',
      };
    });
  }
}
