import { Entity, Index, Unique } from 'typeorm';
import { Code, Id, Instant, LongText, NullableRef, Ref } from '../db/columns';

/** Who did what, on which row, when: one row per write of weight. It also holds the client's key of that write. */
@Entity('audit_entries')
@Unique(['actorId', 'clientKey'])
@Index(['subjectId'])
export class AuditEntry {
  @Id() id!: string;
  @Ref() actorId!: string;
  @Code(48) action!: string;
  @NullableRef() subjectId!: string | null;
  /** The client's key; without one, the entry's own id. */
  @Code(64) clientKey!: string;
  /** SHA-256 of the keyed request's action and body. */
  @Code(64, { nullable: true }) bodyHash!: string | null;
  @LongText() factsJson!: string;
  @Instant() createdAt!: string;
}
