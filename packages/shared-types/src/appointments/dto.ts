import { IsBoolean, IsIn } from 'class-validator';
import { POSTS, type Post, type ScopeKind } from '../access/scope';
import { IsClientKey, IsId, IsInstant, IsName, IsReason, IsText, MayBeAbsent } from '../ground/fields';
import { type PostScope, POST_SCOPES } from './rules';

/** Gives a post to a phone number and the name of whom it belongs to. */
export class CreateAppointmentDto {
  @IsClientKey() clientKey!: string;
  @IsIn(POSTS) role!: Post;
  /** Of a supermarket's staff: whether they are its contact, who appoints its clerks and drivers. */
  @MayBeAbsent() @IsBoolean() contact?: boolean;
  @IsIn(POST_SCOPES) scopeKind!: Extract<ScopeKind, PostScope>;
  @IsId() scopeId!: string;
  @IsName() name!: string;
  /** As it was typed; only mobile numbers of the mainland hold posts. */
  @IsText(24, 5) phone!: string;
  @IsReason() reason!: string;
  /** Left out, or past: from now on. */
  @MayBeAbsent() @IsInstant() startsAt?: string;
  /** Left out: until somebody ends it. */
  @MayBeAbsent() @IsInstant() endsAt?: string;
  /** The holder's appointment, where somebody is to stand in for them. */
  @MayBeAbsent() @IsId() deputyOf?: string;
  /** The drop point where community staff are on duty. */
  @MayBeAbsent() @IsId() dropPointId?: string;
}

export class EndAppointmentDto {
  @IsClientKey() clientKey!: string;
  @IsReason() reason!: string;
}
