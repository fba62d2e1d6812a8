import { Injectable } from '@nestjs/common';
import { roleNames } from '@cailan/shared-types';
import { audit } from '../../ground/audit/audit';
import { auditEntries } from '../../ground/audit/audit-entries.moves';
import { NOBODY } from '../../ground/audit/nobody';
import { Clock } from '../../ground/clock';
import type { Tx } from '../../ground/db/db';
import { at, Sealer } from '../../ground/db/sealer';
import { refreshContactsOf } from '../../district/places/household-contacts';
import { tell } from '../../messages/messages';
import { messages } from '../../messages/messages.moves';
import { consents, people, wechatAccounts } from '../people/people.moves';
import { scopeNames } from '../people/people.sql';
import type { Person, RoleGrant } from '../people/person.entity';
import { roleGrants } from '../people/role-grants.moves';
import { postCodes } from './post-codes.moves';
import { sessions } from './sessions.moves';

/** Whose post it is: somebody without a WeChat account. */
type Post = Pick<Person, 'id' | 'nameSealed' | 'phoneGivenById' | 'districtId'>;

/** Somebody who is signed in turns out to be whom a post was given to. Who calls holds both rows locked. */
@Injectable()
export class TakingOver {
  constructor(
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

  /**
   * A newcomer becomes the person of the post. Who belongs somewhere already keeps what is theirs and gets the posts of
   * that person, whose row ends; unless one of the posts was theirs before: then nothing is guessed.
   * @returns who they are from now on; undefined where it is not clear.
   */
  async take(tx: Tx, me: Person, post: Post): Promise<string | undefined> {
    const id = (await this.isNew(tx, me)) ? await this.become(tx, me, post) : await this.absorb(tx, me, post);
    if (id !== undefined) await refreshContactsOf(tx, this.sealer, id, this.clock.now());
    if (id !== undefined) await this.tellOfClaim(tx, id, post.phoneGivenById);
    return id;
  }

  /** Came by WeChat, and has neither a role nor a wish for one. */
  async isNew(tx: Tx, me: Person): Promise<boolean> {
    const bound = await tx.one(
      `SELECT id FROM role_grants WHERE personId = ?
       UNION ALL SELECT id FROM bindings WHERE personId = ? LIMIT 1`,
      [me.id, me.id],
    );
    return me.code === null && bound === undefined;
  }

  /** Everything of the new person moves to the person of the post, but for the sessions, which end. */
  private async become(tx: Tx, { id: newcomerId }: Person, { id, phoneGivenById }: Post): Promise<string> {
    await wechatAccounts.giveTo(tx, id, newcomerId);
    await consents.giveTo(tx, id, newcomerId);
    await messages.giveTo(tx, id, newcomerId);
    await auditEntries.giveTo(tx, id, newcomerId);
    await sessions.forget(tx, newcomerId);
    await postCodes.forget(tx, id);
    await people.remove(tx, newcomerId);
    const facts = { newcomerId, phoneGivenById };
    await audit(tx, this.clock, { actorId: id, action: 'post.claim', subjectId: id, facts });
    return id;
  }

  private async absorb(tx: Tx, me: Person, post: Post): Promise<string | undefined> {
    const both = await tx.one(
      `SELECT a.id FROM role_grants a JOIN role_grants b
         ON b.role = a.role AND b.scopeKind = a.scopeKind AND b.scopeId = a.scopeId
       WHERE a.personId = ? AND b.personId = ? LIMIT 1`,
      [me.id, post.id],
    );
    if (both) return undefined;
    await roleGrants.giveTo(tx, me.id, post.id);
    await messages.giveTo(tx, me.id, post.id);
    await postCodes.forget(tx, post.id);
    if (post.districtId !== null) await people.settle(tx, me.id, post.districtId);
    if (this.sealer.open(me.nameSealed, at.name(me.id)) === '') {
      const name = this.sealer.open(post.nameSealed, at.name(post.id));
      await people.rename(tx, me.id, this.sealer.seal(name, at.name(me.id)));
    }
    await people.remove(tx, post.id);
    const facts = { formerId: post.id, phoneGivenById: post.phoneGivenById };
    await audit(tx, this.clock, { actorId: me.id, action: 'post.claim', subjectId: me.id, facts });
    return me.id;
  }

  /** Who has the posts now, also what has not begun; who gave them, or the number, and whom they stand in for. */
  private async tellOfClaim(tx: Tx, personId: string, givenById: string | null): Promise<void> {
    const now = this.clock.now();
    const grants = await tx.many<Pick<RoleGrant, 'role' | 'scopeKind' | 'scopeId' | 'deputyOfId'>>(
      `SELECT role, scopeKind, scopeId, deputyOfId FROM role_grants
       WHERE personId = ? AND (endsAt IS NULL OR endsAt > ?)`,
      [personId, now],
    );
    const appointers = await tx.many<{ id: string }>(
      `SELECT DISTINCT a.appointedById AS id FROM appointments a JOIN role_grants g ON g.id = a.grantId
       WHERE g.personId = ? AND a.endedAt IS NULL AND (g.endsAt IS NULL OR g.endsAt > ?)`,
      [personId, now],
    );
    const names = await scopeNames(tx, grants);
    const posts = grants
      .map(({ role, scopeId }) => `${names.get(scopeId) ?? ''}${roleNames[role]}`)
      .join('、');
    const others = [
      givenById,
      ...appointers.map(({ id }) => id),
      ...grants.map(({ deputyOfId }) => deputyOfId),
    ];
    const told = [...new Set(others)].filter(
      (id): id is string => id !== null && id !== personId && id !== NOBODY,
    );
    await tell(tx, this.clock, [
      {
        personId,
        kind: 'post_claimed',
        text: `您的身份是：${posts}。如果不对，请联系社区工作人员。`,
      },
      ...told.map((id) => ({
        personId: id,
        kind: 'post_claimed',
        text: `${posts} 已由登记的人登录。如果不是本人，请马上联系社区工作人员。`,
      })),
    ]);
  }
}
