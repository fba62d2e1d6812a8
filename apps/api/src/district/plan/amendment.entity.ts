import type { Amended, AmendmentStatus } from '@cailan/shared-types';
import { Entity, Index } from 'typeorm';
import { Code, Id, Instant, LongText, Ref, Text } from '../../ground/db/columns';

/** A change of the district's plan while it runs: what was, what is, why, by whom, from when. */
@Entity('plan_amendments')
@Index(['districtId', 'createdAt'])
@Index(['subjectId', 'what'])
export class PlanAmendment {
  @Id() id!: string;
  @Ref() districtId!: string;
  @Code(24) what!: Amended;
  /** The window, the window's point, the drop point; the district for what is the district's. */
  @Ref() subjectId!: string;
  /** What it was called then. */
  @Text() subject!: string;
  /** As people read it. */
  @LongText() beforeText!: string;
  @LongText() afterText!: string;
  /** What is written when it comes into force, as JSON. */
  @LongText() changeJson!: string;
  @Text(200) reason!: string;
  @Ref() byId!: string;
  @Instant() fromAt!: string;
  @Code(16) status!: AmendmentStatus;
  @Instant() createdAt!: string;
}
