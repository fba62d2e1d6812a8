import type { AccountMoveStatus } from '@cailan/shared-types';
import { Entity, Index } from 'typeorm';
import { Code, Id, Instant, NullableInstant, NullableRef, Ref, Text } from '../../ground/db/columns';

/** One of the staff said that somebody lost their WeChat account; another one approves that it moves. */
@Entity('account_moves')
@Index(['personId'])
export class AccountMove {
  @Id() id!: string;
  @Ref() personId!: string;
  @Text(200) reason!: string;
  @Code(16) status!: AccountMoveStatus;
  @Ref() requestedById!: string;
  @Instant() requestedAt!: string;
  @NullableRef() approvedById!: string | null;
  @NullableInstant() approvedAt!: string | null;
  @NullableInstant() endedAt!: string | null;
}
