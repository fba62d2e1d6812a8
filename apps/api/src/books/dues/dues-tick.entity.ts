import { Entity, Index } from 'typeorm';
import { Code, Id, Instant, Int, NullableInstant, NullableRef, Ref } from '../../ground/db/columns';

/**
 * Money that passed between a household and its leader, as the leader ticked it (domain §10). What was collected stands
 * in the books at once, what was given back when it is acknowledged.
 */
@Entity('dues_ticks')
@Index(['orderId'])
export class DuesTick {
  @Id() id!: string;
  @Ref() orderId!: string;
  @Code(16) direction!: 'collected' | 'returned';
  @Int() amountFen!: number;
  @Ref() tickedById!: string;
  @Instant() tickedAt!: string;
  @NullableRef() acknowledgedById!: string | null;
  @NullableInstant() acknowledgedAt!: string | null;
}
