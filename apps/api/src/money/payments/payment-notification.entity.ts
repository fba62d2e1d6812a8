import { Entity, Index } from 'typeorm';
import { Code, Id, Instant, LongText, NullableInstant } from '../../ground/db/columns';

/** The inbox of WeChat Pay's notices: verified, kept before they are answered, applied once. */
@Entity('payment_notifications')
@Index(['appliedAt'])
export class PaymentNotification {
  @Id() id!: string;
  /** The same for every repetition of one notice. */
  @Code(64, { unique: true }) eventId!: string;
  @Code(32) eventType!: string;
  @Code(32) mchid!: string;
  /** What it tells, decrypted. */
  @LongText() resourceJson!: string;
  @Instant() receivedAt!: string;
  @NullableInstant() appliedAt!: string | null;
  /** What came of it: `NoticeOutcome`. */
  @Code(16, { nullable: true }) outcome!: string | null;
}
