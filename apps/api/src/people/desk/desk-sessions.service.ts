import { Injectable } from '@nestjs/common';
import type { DeskSessionView, Role } from '@cailan/shared-types';
import { audit } from '../../ground/audit/audit';
import { Clock, machine } from '../../ground/clock';
import { Db } from '../../ground/db/db';
import { at, Sealer } from '../../ground/db/sealer';
import type { Actor } from '../../ground/http/endpoint';
import type { KeyColumn, Page, Paging } from '../../ground/http/pages';
import { refuse } from '../../ground/refused';
import { SessionsService } from '../sign-in/sessions.service';

interface Row {
  id: string;
  signInId: string;
  device: string;
  addressSealed: string;
  role: Role;
  startedAt: string;
  usedAt: string;
  endsAt: string;
}

const NEWEST: readonly KeyColumn[] = [{ sql: 's.id', of: 'id', descending: true }];

/** The computers at which somebody is signed in: on the phone, and ended from it. */
@Injectable()
export class DeskSessionsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly sessions: SessionsService,
  ) {}

  /** Those that go on, the newest first. */
  async list(me: Actor, paging: Paging): Promise<Page<DeskSessionView[]>> {
    const cut = paging.cut(NEWEST);
    const rows = await this.db.many<Row>(
      `SELECT s.id, d.id AS signInId, d.device, d.addressSealed, s.deskRole AS role, s.createdAt AS startedAt,
         s.renewedAt AS usedAt, s.expiresAt AS endsAt
       FROM sessions s JOIN desk_sign_ins d ON d.sessionId = s.id
       WHERE s.personId = ? AND s.revokedAt IS NULL AND s.expiresAt > ? AND ${cut.where} ${cut.tail}`,
      [me.personId, machine.now(), ...cut.values],
    );
    const page = paging.page(NEWEST, rows);
    return page.with(
      page.reply.map(({ signInId, addressSealed, ...row }) => ({
        ...row,
        address: this.sealer.open(addressSealed, at.deskAddress(signInId)),
        here: row.id === me.sessionId,
      })),
    );
  }

  /** Ends one: its next request is refused. One that has ended stays so. @throws Refused `not_found` for what is no desk of theirs. */
  async end(me: Actor, id: string): Promise<{ done: true }> {
    await this.db.transaction(async (tx) => {
      const session = await tx.one<{ revokedAt: string | null }>(
        'SELECT revokedAt FROM sessions WHERE id = ? AND personId = ? AND deskRole IS NOT NULL',
        [id, me.personId],
      );
      if (!session) refuse('not_found');
      if (session.revokedAt !== null) return;
      await this.sessions.end(tx, id);
      await audit(tx, this.clock, { actorId: me.personId, action: 'desk.end', subjectId: id });
    });
    return { done: true };
  }
}
