import { Entity, Index, Unique } from 'typeorm';
import type { PaymentMethod, PaymentStatus } from '@cailan/shared-types';
import { Code, Id, Instant, Int, NullableInstant, NullableRef, Ref, Text } from '../../ground/db/columns';

/** Money for one or several group orders of one payee. */
@Entity('payments')
@Index(['supermarketId', 'status'])
export class Payment {
  @Id() id!: string;
  @Ref() districtId!: string;
  @Ref() supermarketId!: string;
  /** Null for money of no known order. */
  @NullableRef() payerId!: string | null;
  @Code(16) method!: PaymentMethod;
  @Code(16) status!: PaymentStatus;
  @Int() amountFen!: number;
  /** The number under which the payment provider knows it. */
  @Code(32, { unique: true }) outTradeNo!: string;
  /** The number that the provider gave it. */
  @Code(32, { nullable: true, unique: true }) transactionId!: string | null;
  /** WeChat Pay: what the payer's sheet is opened with, and until when it can be paid. */
  @Code(64, { nullable: true }) prepayId!: string | null;
  @NullableInstant() payableUntil!: string | null;
  /** WeChat Pay: the merchant that it was made to, or collected it for a sub-merchant. */
  @Code(32, { nullable: true }) mchid!: string | null;
  @Code(32, { nullable: true }) subMchid!: string | null;
  @Text(64, { nullable: true }) voucherNo!: string | null;
  @NullableRef() voucherFileId!: string | null;
  @NullableRef() answeredById!: string | null;
  @NullableInstant() answeredAt!: string | null;
  @Text(200, { nullable: true }) note!: string | null;
  @Instant() createdAt!: string;
}

/** The part of a payment that is for one group order. */
@Entity('payment_allocations')
@Unique(['paymentId', 'groupOrderId'])
@Index(['groupOrderId'])
export class PaymentAllocation {
  @Id() id!: string;
  @Ref() paymentId!: string;
  @Ref() groupOrderId!: string;
  @Int() amountFen!: number;
}
