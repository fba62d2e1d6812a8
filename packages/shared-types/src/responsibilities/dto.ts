import { IsIn } from 'class-validator';
import { IsClientKey, IsId, IsName, IsReason, IsText } from '../ground/fields';
import { RESPONSIBILITIES, type ResponsibilityKind, SUBJECTS, type SubjectKind } from './words';

/** Names who answers for a place, a point or a supplier; they need no account of the service. */
export class CreateResponsibilityDto {
  @IsClientKey() clientKey!: string;
  @IsIn(RESPONSIBILITIES) kind!: ResponsibilityKind;
  @IsIn(SUBJECTS) subjectKind!: SubjectKind;
  @IsId() subjectId!: string;
  @IsName() name!: string;
  /** As it was typed: a mobile number, or one with `+` and its country. */
  @IsText(24, 5) phone!: string;
  /** What they are, 职务: 街道党工委副书记. */
  @IsText(64) title!: string;
}

export class EndResponsibilityDto {
  @IsClientKey() clientKey!: string;
  @IsReason() reason!: string;
}
