import { Entity, Index } from 'typeorm';
import { Code, Id, Instant, LongText, NullableInstant } from '../../ground/db/columns';
import type { Notification } from '../../ground/wechat/pay/pay.types';
import type { CallbackOutcome } from '../payments/wechat-outcome';

/** The inbox of WeChat Pay's callbacks: verified, kept before they are answered, applied once. */
@Entity('payment_notifications')
@Index(['appliedAt'])
export class WechatCallback {
  @Id() id!: string;
  /** The same for every repetition of one callback. */
  @Code(64, { unique: true }) eventId!: string;
  @Code(32) eventType!: Notification['eventType'];
  @Code(32) mchid!: string;
  /** What it tells, decrypted. */
  @LongText() resourceJson!: string;
  @Instant() receivedAt!: string;
  @NullableInstant() appliedAt!: string | null;
  /** What came of it. */
  @Code(16, { nullable: true }) outcome!: CallbackOutcome | null;
}
