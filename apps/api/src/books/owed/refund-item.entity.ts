import { Entity, Index, Unique } from 'typeorm';
import type { RefundCause, RefundItemStatus } from '@cailan/shared-types';
import { Code, Id, Instant, Int, NullableRef } from '../../ground/db/columns';

/** Money that is to go back to the payer; unique by its cause, so that nothing is refunded twice (domain §10). */
@Entity('refund_items')
@Unique(['causeKind', 'causeId'])
@Index(['roundId'])
@Index(['groupOrderId'])
@Index(['orderId'])
@Index(['batchId'])
@Index(['paymentId', 'status'])
export class RefundItem {
  @Id() id!: string;
  /** Null, as the group order is, for money of no known order. */
  @NullableRef() roundId!: string | null;
  @NullableRef() groupOrderId!: string | null;
  @NullableRef() orderId!: string | null;
  /** The payment that it goes back through. */
  @NullableRef() paymentId!: string | null;
  /** The batch that sends it, frozen with it. */
  @NullableRef() batchId!: string | null;
  @Code(32) causeKind!: RefundCause;
  @Code(80) causeId!: string;
  @Int() amountFen!: number;
  @Code(16) status!: RefundItemStatus;
  @Instant() createdAt!: string;
}
