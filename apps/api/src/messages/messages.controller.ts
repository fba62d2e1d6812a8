import { Controller } from '@nestjs/common';
import type { MessageView } from '@cailan/shared-types';
import { Db, marks } from '../db/db';
import { AllowSignedIn, Endpoint, Me, type Actor } from '../http/endpoint';

@Controller()
export class MessagesController {
  constructor(private readonly db: Db) {}

  /** The newest 100 messages to me and my households. */
  @Endpoint('GET /messages')
  @AllowSignedIn()
  list(@Me() me: Actor): Promise<MessageView[]> {
    const households = me.grants
      .filter(({ scopeKind }) => scopeKind === 'household')
      .map(({ scopeId }) => scopeId);
    return this.db.many<MessageView>(
      `SELECT id, kind, text, createdAt FROM messages
       WHERE personId = ? OR householdId IN (${marks(households.length) || 'NULL'})
       ORDER BY id DESC LIMIT 100`,
      [me.personId, ...households],
    );
  }
}
