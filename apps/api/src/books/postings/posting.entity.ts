import { Entity, Index, Unique } from 'typeorm';
import type { AccountKind } from '@cailan/shared-types';
import { Code, Id, Instant, Int, NullableRef, Ref } from '../../ground/db/columns';
import type { CauseKind } from './causes';

/** One cause's bookkeeping: its entries' debits equal their credits. A cause is posted once. */
@Entity('postings')
@Unique(['causeKind', 'causeId'])
@Index(['roundId'])
export class Posting {
  @Id() id!: string;
  /** Null for money of no known order. */
  @NullableRef() roundId!: string | null;
  @Code(32) causeKind!: CauseKind;
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
  @Code(32) causeKind!: CauseKind;
  /** `account` of accounts.ts. */
  @Code(80) account!: string;
  /** What the key begins with. */
  @Code(16) accountKind!: AccountKind;
  @Int() debitFen!: number;
  @Int() creditFen!: number;
}
