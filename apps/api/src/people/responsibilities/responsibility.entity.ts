import type { ResponsibilityKind, SubjectKind } from '@cailan/shared-types';
import { Entity, Index } from 'typeorm';
import { Code, Id, Instant, NullableInstant, NullableRef, Ref, Sealed, Text } from '../../ground/db/columns';

/** Who answers for a place, a point or a supplier (A4, A12, B1). Ancestors stand on the row, so that scope is one comparison. */
@Entity('responsibilities')
@Index(['subjectId'])
@Index(['districtId'])
export class Responsibility {
  @Id() id!: string;
  @Code(16) kind!: ResponsibilityKind;
  @Code(16) subjectKind!: SubjectKind;
  @Ref() subjectId!: string;
  @Ref() districtId!: string;
  @NullableRef() streetId!: string | null;
  @NullableRef() communityId!: string | null;
  @Sealed() nameSealed!: string;
  @Sealed() phoneSealed!: string;
  /** One person is told from another by it: two points at most. */
  @Code(64) phoneHash!: string;
  @Text(64) title!: string;
  @Ref() givenById!: string;
  @Instant() startsAt!: string;
  @NullableInstant() endsAt!: string | null;
  @Text(200, { nullable: true }) endReason!: string | null;
}
