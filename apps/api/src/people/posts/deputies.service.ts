import { Injectable } from '@nestjs/common';
import type { DeputyView } from '@cailan/shared-types';
import { audit } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Reader } from '../../ground/db/db';
import { at, Sealer } from '../../ground/db/sealer';
import type { Actor } from '../../ground/http/endpoint';
import type { Page, Paging } from '../../ground/http/pages';
import { refuse } from '../../ground/refused';
import { scopeNames } from '../people/people.sql';
import { roleGrants } from '../people/role-grants.moves';
import { SessionsService } from '../sign-in/sessions.service';
import { deputyRequests } from './deputy-requests.moves';
import { handOvers } from './hand-overs.moves';
import { deputiesOf, postById, type PostRow } from './posts.sql';

type NamedPost = PostRow & { nameSealed: string; phoneSealed: string | null };

/** Who stands in for the holders of posts: leaders and captains fall ill too (domain §2). */
@Injectable()
export class DeputiesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly sessions: SessionsService,
  ) {}

  /** The deputies of the actor's own posts. */
  async list(me: Actor, paging: Paging): Promise<Page<DeputyView[]>> {
    const page = await deputiesOf(this.db, me.personId, this.clock.now(), paging);
    return page.with(await this.views(this.db, page.reply));
  }

  /**
   * Ends a deputy's stand-in now, and what they are signed in to; a hand-over that waits for their signature ends with
   * it. For the holder, or the deputy; ending what has ended is nothing. @throws Refused `not_found` to anyone else.
   */
  async end(me: Actor, grantId: string): Promise<DeputyView> {
    return this.db.transaction(
      async (tx) => {
        const post = await postById(tx, grantId, tx.forUpdate);
        const theirs = post?.deputyOfId === me.personId || post?.personId === me.personId;
        if (!post?.deputyOfId || !theirs) refuse('not_found');
        const now = this.clock.now();
        if (post.endsAt !== null && post.endsAt <= now) return;
        await roleGrants.end(tx, grantId, now);
        await handOvers.endUnsigned(tx, grantId, now);
        await deputyRequests.endOf(tx, post);
        await this.sessions.endAll(tx, post.personId);
        await audit(tx, this.clock, { actorId: me.personId, action: 'deputy.end', subjectId: grantId });
      },
      (tx) => this.view(tx, me, grantId),
    );
  }

  private async view(sql: Reader, me: Actor, grantId: string): Promise<DeputyView> {
    const row = await sql.one<NamedPost>(
      `SELECT r.*, p.nameSealed, p.phoneSealed FROM role_grants r JOIN people p ON p.id = r.personId
       WHERE r.id = ? AND (r.deputyOfId = ? OR r.personId = ?)`,
      [grantId, me.personId, me.personId],
    );
    const [view] = await this.views(sql, row ? [row] : []);
    return view ?? refuse('not_found');
  }

  private async views(sql: Reader, rows: readonly NamedPost[]): Promise<DeputyView[]> {
    const names = await scopeNames(sql, rows);
    return rows.map(({ id, personId, role, scopeId, startsAt, endsAt, nameSealed, phoneSealed }) => ({
      grantId: id,
      personId,
      name: this.sealer.open(nameSealed, at.name(personId)),
      // Holder and deputy call each other, and households see both numbers.
      phone: this.sealer.phoneOrNull(phoneSealed, at.phone(personId)),
      role,
      scopeName: names.get(scopeId) ?? '',
      startsAt,
      endsAt,
    }));
  }
}
