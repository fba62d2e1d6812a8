import { Entity, Index, Unique } from 'typeorm';
import type { ReconciliationCause } from '@cailan/shared-types';
import {
  Code,
  Id,
  Instant,
  Int,
  NullableInstant,
  NullableInt,
  NullableRef,
  Ref,
  Text,
} from '../../ground/db/columns';

/** The provider's bill of one merchant's day beside the books; made again, it takes the place of the one before. */
@Entity('reconciliations')
@Unique(['mchid', 'date'])
export class Reconciliation {
  @Id() id!: string;
  @Code(32) mchid!: string;
  /** The day in Asia/Shanghai, `2026-11-21`. */
  @Code(10) date!: string;
  /** Whether the provider had a bill: 1 or 0. */
  @Int() billed!: number;
  @Instant() createdAt!: string;
}

/** One payment or refund, as bill and books have it. */
@Entity('reconciliation_rows')
@Index(['reconciliationId', 'supermarketId'])
@Index(['number'])
export class ReconciliationRow {
  @Id() id!: string;
  @Ref() reconciliationId!: string;
  /** Who was paid; null where neither books nor configuration can tell, or for the bill as a whole. */
  @NullableRef() supermarketId!: string | null;
  @NullableRef() districtId!: string | null;
  @Code(16) kind!: 'payment' | 'refund';
  /** `out_trade_no` or `out_refund_no`. */
  @Code(64) number!: string;
  @NullableInt() billFen!: number | null;
  @NullableInt() bookFen!: number | null;
  @NullableInt() feeFen!: number | null;
  /** The provider's instant where the bill has it, else that of the books. */
  @NullableInstant() at!: string | null;
  /** Where the two differ. */
  @Code(32, { nullable: true }) cause!: ReconciliationCause | null;
  /** What to do, for people. */
  @Text(200, { nullable: true }) text!: string | null;
}
