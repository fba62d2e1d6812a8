import { Controller } from '@nestjs/common';
import type { MessageView } from '@cailan/shared-types';
import { Db } from '../db/db';
import { AllowSignedIn, Endpoint, Me, type Actor } from '../http/endpoint';

@Controller()
export class MessagesController {
  constructor(private readonly db: Db) {}

  /** The newest 100 messages to me, and to my households since I belong to them. */
  @Endpoint('GET /messages')
  @AllowSignedIn()
  list(@Me() me: Actor): Promise<MessageView[]> {
    const households = me.grants.filter(({ scopeKind }) => scopeKind === 'household');
    const since = households.map(() => 'OR (householdId = ? AND createdAt >= ?)').join(' ');
    return this.db.many<MessageView>(
      `SELECT id, kind, text, createdAt FROM messages WHERE personId = ? ${since} ORDER BY id DESC LIMIT 100`,
      [me.personId, ...households.flatMap(({ scopeId, startsAt }) => [scopeId, startsAt])],
    );
  }
}
