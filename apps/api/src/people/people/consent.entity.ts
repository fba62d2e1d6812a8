import { Entity, Index } from 'typeorm';
import { Id, Instant, Ref, Text } from '../../ground/db/columns';

/** That a person agreed to a version of the privacy guide, and when. */
@Entity('consents')
@Index(['personId'])
export class Consent {
  @Id() id!: string;
  @Ref() personId!: string;
  @Text(32) version!: string;
  @Instant() agreedAt!: string;
}
