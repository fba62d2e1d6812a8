import { Entity, Index, Unique } from 'typeorm';
import { Code, Id, Instant, Int, NullableInstant, NullableRef, Ref } from '../../ground/db/columns';

/** One cause's bookkeeping: its entries' debits equal their credits. A cause is posted once. */
@Entity('postings')
@Unique(['causeKind', 'causeId'])
@Index(['roundId'])
export class Posting {
  @Id() id!: string;
  /** Null for money of no known order. */
  @NullableRef() roundId!: string | null;
  /** What happened: `CauseKind` of books.ts. */
  @Code(32) causeKind!: string;
  @Code(80) causeId!: string;
  @Instant() postedAt!: string;
}

/** One side of a posting on an account, in fen: exactly one of debit and credit is above zero. */
@Entity('posting_entries')
@Index(['roundId', 'accountKind', 'causeKind', 'debitFen', 'creditFen'])
@Index(['postingId'])
@Index(['account'])
export class PostingEntry {
  @Id() id!: string;
  @Ref() postingId!: string;
  /** Its posting's round and cause, and its account's kind: what people read is summed over this index alone. */
  @NullableRef() roundId!: string | null;
  @Code(32) causeKind!: string;
  /** An account's key: see `account` of books.ts. */
  @Code(80) account!: string;
  /** What the key begins with: `AccountKind` of the contract. */
  @Code(16) accountKind!: string;
  @Int() debitFen!: number;
  @Int() creditFen!: number;
}

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
  /** `RefundCause` of the contract. */
  @Code(32) causeKind!: string;
  @Code(80) causeId!: string;
  @Int() amountFen!: number;
  /** due, then batched, then refunded. */
  @Code(16) status!: string;
  @Instant() createdAt!: string;
}

/**
 * Money that passed between a household and its leader, as the leader ticked it (domain §10). What was collected stands
 * in the books at once, what was given back when it is acknowledged.
 */
@Entity('dues_ticks')
@Index(['orderId'])
export class DuesTick {
  @Id() id!: string;
  @Ref() orderId!: string;
  /** collected or returned. */
  @Code(16) direction!: string;
  @Int() amountFen!: number;
  @Ref() tickedById!: string;
  @Instant() tickedAt!: string;
  @NullableRef() acknowledgedById!: string | null;
  @NullableInstant() acknowledgedAt!: string | null;
}
