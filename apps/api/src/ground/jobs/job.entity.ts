import type { JobStatus } from '@cailan/shared-types';
import { Entity, Index } from 'typeorm';
import { Code, Id, Instant, Int, LongText, NullableInstant } from '../db/columns';

/** Work to be done later, written in the transaction that wants it and claimed by a guarded update with a lease. */
@Entity('jobs')
@Index(['status', 'runAt'])
export class Job {
  @Id() id!: string;
  @Code(48) kind!: string;
  @LongText() payloadJson!: string;
  @Code(16) status!: JobStatus;
  @Instant() runAt!: string;
  @Int() attempts!: number;
  @NullableInstant() leaseUntil!: string | null;
  @Code(36, { nullable: true }) leasedBy!: string | null;
  @LongText({ nullable: true }) lastError!: string | null;
  /** Set when a second job with the same purpose must not exist. */
  @Code(96, { nullable: true, unique: true }) uniqueKey!: string | null;
  @Instant() createdAt!: string;
}
