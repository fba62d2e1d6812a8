import { Controller } from '@nestjs/common';
import type { MessageView } from '@cailan/shared-types';
import { Db } from '../ground/db/db';
import { AllowSignedIn, Endpoint, Me, type Actor } from '../ground/http/endpoint';
import { Paged, type KeyColumn, type Page, type Paging } from '../ground/http/pages';

const NEWEST: readonly KeyColumn[] = [{ sql: 'id', of: 'id', descending: true }];

@Controller()
export class MessagesController {
  constructor(private readonly db: Db) {}

  /** The messages to me, and to my households since I belong to them, the newest first. */
  @Endpoint('GET /messages')
  @AllowSignedIn()
  async list(@Me() me: Actor, @Paged() paging: Paging): Promise<Page<MessageView[]>> {
    const households = me.grants.filter(({ scopeKind }) => scopeKind === 'household');
    const since = households.map(() => 'OR (householdId = ? AND createdAt >= ?)').join(' ');
    const cut = paging.cut(NEWEST);
    const rows = await this.db.many<MessageView>(
      `SELECT id, kind, text, createdAt FROM messages WHERE (personId = ? ${since}) AND ${cut.where} ${cut.tail}`,
      [me.personId, ...households.flatMap(({ scopeId, startsAt }) => [scopeId, startsAt]), ...cut.values],
    );
    return paging.page(NEWEST, rows);
  }
}
