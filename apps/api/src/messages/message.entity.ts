import { Entity, Index } from 'typeorm';
import { Code, Id, Instant, LongText, NullableRef } from '../ground/db/columns';

/** A line in the inbox of a household (all its members) or of one person. */
@Entity('messages')
@Index(['householdId'])
@Index(['personId'])
export class Message {
  @Id() id!: string;
  @NullableRef() householdId!: string | null;
  @NullableRef() personId!: string | null;
  @Code(32) kind!: string;
  @LongText() text!: string;
  @Instant() createdAt!: string;
}
