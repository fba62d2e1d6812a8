import { Entity, Index, Unique } from 'typeorm';
import type { RefundStatus } from '@cailan/shared-types';
import { Code, Id, Instant, Int, NullableInstant, NullableRef, Ref, Text } from '../../ground/db/columns';

/** Refund items of one payment that go back together, frozen before they are sent (domain §10). */
@Entity('refund_batches')
@Unique(['paymentId', 'batchNo'])
@Index(['supermarketId', 'status'])
export class RefundBatch {
  @Id() id!: string;
  @Ref() districtId!: string;
  @Ref() supermarketId!: string;
  @Ref() paymentId!: string;
  /** 1 and up within its payment; a number is never used again. */
  @Int() batchNo!: number;
  /** The number under which the payment provider knows it: the same however often it is sent. */
  @Code(40, { unique: true }) outRefundNo!: string;
  @Int() amountFen!: number;
  @Code(16) status!: RefundStatus;
  /** What the payer reads. */
  @Text(80) reason!: string;
  /** How often the provider was asked; the next asking belongs to the one job that knows this number. */
  @Int() attempts!: number;
  /** The provider is not asked again before. */
  @NullableInstant() nextTryAt!: string | null;
  @NullableInstant() sentAt!: string | null;
  @NullableInstant() endedAt!: string | null;
  /** The number that the provider gave it. */
  @Code(64, { nullable: true }) refundId!: string | null;
  /** Where the provider put the money, in its words. */
  @Text(128, { nullable: true }) account!: string | null;
  @Text(64, { nullable: true }) voucherNo!: string | null;
  @NullableRef() voucherFileId!: string | null;
  @NullableRef() transferredById!: string | null;
  @Text(200, { nullable: true }) note!: string | null;
  @Instant() createdAt!: string;
}
