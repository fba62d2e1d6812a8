import type {
  DuesMode,
  ProductClass,
  QuotaRule,
  RoundStatus,
  SaleKind,
  SharingRule,
  Storage,
} from '@cailan/shared-types';
import { Entity, Index, Unique } from 'typeorm';
import { Code, Id, Instant, Int, NullableInstant, NullableInt, Ref, Text } from '../../ground/db/columns';

/** A round (团期): one supermarket, its communities, one delivery window (domain §5). */
@Entity('rounds')
@Index(['districtId', 'windowId'])
@Index(['supermarketId', 'windowId'])
export class Round {
  @Id() id!: string;
  @Ref() districtId!: string;
  @Ref() supermarketId!: string;
  @Ref() windowId!: string;
  @Code(32, { unique: true }) code!: string;
  @Code(16) status!: RoundStatus;
  @Instant() opensAt!: string;
  @Instant() cutOffAt!: string;
  @Instant() payBy!: string;
  @Code(16) quotaRule!: QuotaRule;
  @Code(16) duesMode!: DuesMode;
  /** How a short pick is shared among households: fair or first_come. */
  @Code(16) shortageRule!: SharingRule;
  @Int() minimumFen!: number;
  @Int() tolerancePercent!: number;
  /** `fair`: SHA-256 of the seed, published at opening. */
  @Code(64, { nullable: true }) seedHash!: string | null;
  /** `fair`: kept secret until the share-out is stored. */
  @Code(64, { nullable: true }) seed!: string | null;
  /** Made at opening and never told: pseudonyms and the draws of short picks follow from it (`draw-secret.ts`). */
  @Code(64, { nullable: true }) drawSecret!: string | null;
  /** `fair`: the commitment to the secret that pseudonyms are made with, published at opening. */
  @Code(64, { nullable: true }) pseudonymHash!: string | null;
  /** `fair`: when the draw was stored. From here on it bounds what is held; the round takes no more lists. */
  @NullableInstant() drawnAt!: string | null;
  /** When it had been applied to every building. */
  @NullableInstant() sharedOutAt!: string | null;
  /** The running number that the next locked order gets. */
  @Int() nextNumber!: number;
  /** Picking waves begun so far. */
  @Int() waves!: number;
  @Text(200, { nullable: true }) cancelReason!: string | null;
  @Ref() createdById!: string;
  @Instant() createdAt!: string;
  @NullableInstant() settledAt!: string | null;
  /** The number of the supermarket's invoice for what it delivered. */
  @Text(64, { nullable: true }) invoiceNo!: string | null;
}

@Entity('round_communities')
@Unique(['roundId', 'communityId'])
@Index(['communityId'])
export class RoundCommunity {
  @Id() id!: string;
  @Ref() roundId!: string;
  @Ref() communityId!: string;
}

/** A product as a round sells it, frozen at opening. Kind `component` is sold only inside a bundle. */
@Entity('offers')
@Unique(['roundId', 'productId'])
export class Offer {
  @Id() id!: string;
  @Ref() roundId!: string;
  @Ref() productId!: string;
  @Code(16) saleKind!: SaleKind;
  @Text() name!: string;
  @Text(64) spec!: string;
  @Text(16) unit!: string;
  @Code(16) productClass!: ProductClass;
  @Int() priceFen!: number;
  @NullableInt() fenPerKg!: number | null;
  @Int() massGrams!: number;
  @Code(16) storage!: Storage;
  @Text(32) shelf!: string;
  @NullableInt() limitPerHousehold!: number | null;
}

/** A bundle's component in a round, with its frozen share of the bundle's price. */
@Entity('offer_components')
@Index(['roundId'])
export class OfferComponent {
  @Id() id!: string;
  @Ref() roundId!: string;
  @Ref() bundleOfferId!: string;
  @Ref() componentOfferId!: string;
  @Int() quantity!: number;
  /** Fen of one bundle's price that fall to the whole component quantity; the shares sum to the price. */
  @Int() shareFen!: number;
}

/** Units of an offer for the whole round (empty community) or for one community; taken by guarded updates. */
@Entity('offer_quotas')
@Unique(['offerId', 'communityId'])
@Index(['roundId'])
export class OfferQuota {
  @Id() id!: string;
  @Ref() roundId!: string;
  @Ref() offerId!: string;
  /** `''`: the whole round. */
  @Code(36) communityId!: string;
  @Int() quota!: number;
  @Int() taken!: number;
}

/** Stock that a supermarket declared for a window; its quotas, bundles exploded, never exceed it. */
@Entity('declared_stocks')
@Unique(['supermarketId', 'windowId', 'productId'])
export class DeclaredStock {
  @Id() id!: string;
  @Ref() supermarketId!: string;
  @Ref() windowId!: string;
  @Ref() productId!: string;
  @Int() quantity!: number;
  @Instant() createdAt!: string;
}
