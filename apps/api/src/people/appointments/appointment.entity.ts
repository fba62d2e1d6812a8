import { Entity, Index } from 'typeorm';
import {
  Id,
  Instant,
  NullableInstant,
  NullableRef,
  NullableSealed,
  Ref,
  Text,
} from '../../ground/db/columns';

/**
 * How somebody came to a post, and how that ended. The post itself, its person and its time are the grant: one that
 * ended may be given again, and its newest appointment is the one that counts.
 */
@Entity('appointments')
@Index(['grantId'])
export class Appointment {
  @Id() id!: string;
  @Ref() grantId!: string;
  /** As the appointer wrote it. */
  @NullableSealed() nameSealed!: string | null;
  @Text(200) reason!: string;
  @Ref() appointedById!: string;
  @Instant() appointedAt!: string;
  /** When it is to end. A leader's waits for the money to be handed over. */
  @NullableInstant() endsAt!: string | null;
  @Text(200, { nullable: true }) endReason!: string | null;
  @NullableRef() endedById!: string | null;
  @NullableInstant() endedAt!: string | null;
}
