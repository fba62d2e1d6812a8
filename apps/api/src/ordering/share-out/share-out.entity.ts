import { Entity, Index } from 'typeorm';
import { Code, Id, Int, NullableInstant, NullableInt, Ref } from '../../ground/db/columns';

/** One household's share of a scarce offer, stored before it is applied (domain §5). */
@Entity('share_outs')
@Index(['roundId', 'deliveryGroupId'])
export class ShareOut {
  @Id() id!: string;
  @Ref() roundId!: string;
  @Ref() quotaId!: string;
  @Ref() offerId!: string;
  @Ref() deliveryGroupId!: string;
  @Ref() orderId!: string;
  @Code(64) pseudonym!: string;
  /** Its rank among the claims that are told one by one; null: it is not told, so that nobody finds its household. */
  @NullableInt() publishedRank!: number | null;
  @Int() wanted!: number;
  @Int() got!: number;
  @NullableInstant() appliedAt!: string | null;
}
