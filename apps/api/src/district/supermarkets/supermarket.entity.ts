import type { LicenceStatus } from '@cailan/shared-types';
import { Entity, Index, Unique } from 'typeorm';
import { Code, Id, Instant, LongText, NullableRef, Ref, Text } from '../../ground/db/columns';

/** A licensed supplier (保供企业). */
@Entity('supermarkets')
@Unique(['districtId', 'code'])
export class Supermarket {
  @Id() id!: string;
  @Ref() districtId!: string;
  @Code(64) code!: string;
  @Text() name!: string;
  /** supermarket, greengrocer, butcher, pharmacy … */
  @Code(24) kind!: string;
  @Text(64) licenceNo!: string;
  @Code(16) licence!: LicenceStatus;
  @Text(32) phone!: string;
  @Text() address!: string;
  /** Whom the plan names to call; public, as the phone is. */
  @Text() contactName!: string;
  /** The last day of its licence, local (`2027-12-31`); null where none was written. */
  @Code(10, { nullable: true }) validUntil!: string | null;
  /** `SupplierTerms` as JSON: communities, windows with own hours, vehicles. */
  @LongText() termsJson!: string;
}

/** A breach of the delivery rule, such as an arrival outside the window: it proposes the supermarket's suspension (A8). */
@Entity('violations')
@Index(['supermarketId'])
export class Violation {
  @Id() id!: string;
  @Ref() supermarketId!: string;
  @Ref() windowId!: string;
  @Ref() loadId!: string;
  @Ref() dropPointId!: string;
  @Code(32) kind!: string;
  /** Empty when it was refused; else why community staff permitted it. */
  @Text(200) permitReason!: string;
  @NullableRef() recordedById!: string | null;
  @Instant() createdAt!: string;
}
