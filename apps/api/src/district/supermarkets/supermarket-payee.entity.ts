import type { PayeeMode, PayeeStatus } from '@cailan/shared-types';
import { Entity, Index } from 'typeorm';
import { Code, Id, Instant, NullableInstant, NullableRef, Ref, Text } from '../../ground/db/columns';

/** Where a supermarket is paid in WeChat: an identity alone, its keys stand in the settings. */
@Entity('supermarket_payees')
@Index(['districtId'])
@Index(['supermarketId'])
@Index(['mchid'])
export class SupermarketPayee {
  @Id() id!: string;
  @Ref() districtId!: string;
  @Ref() supermarketId!: string;
  @Code(16) mode!: PayeeMode;
  /** The shop's own number, or its service provider's. */
  @Code(32) mchid!: string;
  @Code(32, { nullable: true }) subMchid!: string | null;
  @Code(16) status!: PayeeStatus;
  /** The shop while it is proposed, and while it is confirmed: of each a shop has one at most. */
  @NullableRef({ unique: true }) waitingFor!: string | null;
  @NullableRef({ unique: true }) usedBy!: string | null;
  /** Null where it was taken over from the settings. */
  @NullableRef() proposedById!: string | null;
  @Instant() proposedAt!: string;
  @NullableRef() answeredById!: string | null;
  @NullableInstant() answeredAt!: string | null;
  @NullableInstant() endedAt!: string | null;
  /** Why it was refused or ended. */
  @Text(200, { nullable: true }) note!: string | null;
}
