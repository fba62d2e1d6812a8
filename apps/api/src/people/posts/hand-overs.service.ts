import { Injectable } from '@nestjs/common';
import { roleNames, type HandOverView } from '@cailan/shared-types';
import type { ProposeHandOverDto } from '@cailan/shared-types/dto';
import { audit, auditOnce } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Reader, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { Sealer } from '../../ground/db/sealer';
import type { Actor } from '../../ground/http/endpoint';
import type { KeyColumn, Page, Paging } from '../../ground/http/pages';
import { refuse } from '../../ground/refused';
import { refuseBothSides } from '../../ground/access/two-sides';
import { tell } from '../../messages/messages';
import { personNames } from '../people/names';
import { scopeNames } from '../people/people.sql';
import { roleGrants } from '../people/role-grants.moves';
import { HandOver } from './hand-over.entity';
import { handOvers } from './hand-overs.moves';
import { gridCashFen, heldPost, postById, type PostRow } from './posts.sql';

const NEWEST: readonly KeyColumn[] = [{ sql: 'id', of: 'id', descending: true }];

/** A post changes hands: its holder proposes, a deputy signs, and the dues balance goes with it (domain §2). */
@Injectable()
export class HandOversService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

  /** The actor's own hand-overs, on either side, the newest first. */
  async list(me: Actor, paging: Paging): Promise<Page<HandOverView[]>> {
    const cut = paging.cut(NEWEST);
    const rows = await this.db.many<HandOver>(
      `SELECT * FROM hand_overs WHERE (fromId = ? OR toId = ?) AND endedAt IS NULL AND ${cut.where} ${cut.tail}`,
      [me.personId, me.personId, ...cut.values],
    );
    const page = paging.page(NEWEST, rows);
    return page.with(await this.views(this.db, me, page.reply));
  }

  /**
   * The holder signs that the post shall go to a deputy of theirs, with the balance as it stands.
   * @throws Refused `hand_over_open` while another waits, `client_key_reused`; `not_found` for who is no deputy of theirs.
   */
  async propose(me: Actor, dto: ProposeHandOverDto): Promise<HandOverView> {
    const { clientKey, ...body } = dto;
    return this.db.transaction(
      async (tx) => {
        const now = this.clock.now();
        const post = await this.deputyPost(tx, dto.deputyGrantId, now);
        if (post?.deputyOfId !== me.personId) refuse('not_found');
        const write = {
          actorId: me.personId,
          action: 'hand_over.propose',
          clientKey,
          body,
          subjectId: newId(),
        };
        const { repeated, subjectId } = await auditOnce(tx, this.clock, write);
        if (repeated) return subjectId;
        const held = await heldPost(tx, me.personId, post.scopeId, now, tx.forUpdate);
        if (!held) refuse('not_found');
        const open = await tx.one(
          'SELECT id FROM hand_overs WHERE scopeId = ? AND role = ? AND signedAt IS NULL AND endedAt IS NULL',
          [post.scopeId, post.role],
        );
        if (open) refuse('hand_over_open');
        await handOvers.propose(tx, {
          id: subjectId,
          role: post.role,
          scopeKind: post.scopeKind,
          scopeId: post.scopeId,
          fromId: me.personId,
          toId: post.personId,
          deputyGrantId: post.id,
          balanceFen: await balanceOf(tx, post),
          proposedAt: now,
        });
        const text = `${roleNames[post.role]}岗位等您签字接任。`;
        await tell(tx, this.clock, [{ personId: post.personId, kind: 'hand_over', text }]);
        return subjectId;
      },
      (tx, id) => this.view(tx, me, id),
    );
  }

  /**
   * The deputy signs for the post and the balance as it stands now: they hold it from here on, who held it becomes
   * their deputy, and so do the other deputies. Signing twice is once.
   * @throws Refused `both_sides` for who proposed it; `not_found` to anyone else, and once the deputy's stand-in ended.
   */
  async sign(me: Actor, id: string, body: { clientKey: string }): Promise<HandOverView> {
    return this.db.transaction(
      async (tx) => {
        const found = await tx.one<HandOver>('SELECT * FROM hand_overs WHERE id = ?', [id]);
        const now = this.clock.now();
        // The posts first, as in a proposal; then the hand-over, which they stand over.
        const deputy = found && (await this.deputyPost(tx, found.deputyGrantId, now));
        const held = found && (await heldPost(tx, found.fromId, found.scopeId, now, tx.forUpdate));
        const handOver = await tx.lockById(HandOver, id);
        const other = { otherIds: [handOver?.fromId ?? null] };
        await refuseBothSides(tx, me, 'hand_over_sign', other, this.clock);
        if (handOver?.toId !== me.personId || handOver.endedAt) refuse('not_found');
        if (handOver.signedAt) return;
        const write = { actorId: me.personId, action: 'hand_over.sign', clientKey: body.clientKey };
        await auditOnce(tx, this.clock, { ...write, body: { id }, subjectId: id });
        if (!deputy || !held) refuse('not_found');
        await roleGrants.handOver(tx, held, deputy);
        const signedBalanceFen = await balanceOf(tx, held);
        await handOvers.sign(tx, id, { signedBalanceFen, signedAt: now });
        const facts = { fromId: held.personId, toId: deputy.personId, signedBalanceFen };
        await audit(tx, this.clock, {
          actorId: me.personId,
          action: 'post.hand_over',
          subjectId: held.scopeId,
          facts,
        });
        const text = `${roleNames[held.role]}岗位已由接任人签字。`;
        await tell(tx, this.clock, [{ personId: held.personId, kind: 'hand_over', text }]);
      },
      (tx) => this.view(tx, me, id),
    );
  }

  /** A deputy's hold on a post, if it goes on. */
  private async deputyPost(tx: Tx, grantId: string, now: string): Promise<PostRow | undefined> {
    const post = await postById(tx, grantId, tx.forUpdate);
    const current = post && post.startsAt <= now && (post.endsAt === null || post.endsAt > now);
    return current && post.deputyOfId !== null ? post : undefined;
  }

  private async view(sql: Reader, me: Actor, id: string): Promise<HandOverView> {
    const rows = await sql.many<HandOver>('SELECT * FROM hand_overs WHERE id = ?', [id]);
    const [view] = await this.views(sql, me, rows);
    return view ?? refuse('not_found');
  }

  private async views(sql: Reader, me: Actor, rows: readonly HandOver[]): Promise<HandOverView[]> {
    const people = await personNames(
      sql,
      this.sealer,
      rows.flatMap(({ fromId, toId }) => [fromId, toId]),
    );
    const scopes = await scopeNames(sql, rows);
    return rows.map((row) => ({
      id: row.id,
      role: row.role,
      scopeName: scopes.get(row.scopeId) ?? '',
      fromName: people.get(row.fromId) ?? '',
      toName: people.get(row.toId) ?? '',
      balanceFen: row.signedBalanceFen ?? row.balanceFen,
      proposedAt: row.proposedAt,
      signedAt: row.signedAt,
      mine: row.toId === me.personId && row.signedAt === null && row.endedAt === null,
    }));
  }
}

/** Captains hold no money. */
function balanceOf(sql: Reader, { role, scopeId }: PostRow): Promise<number> {
  return role === 'grid_leader' ? gridCashFen(sql, scopeId) : Promise.resolve(0);
}
