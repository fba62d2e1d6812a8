import { IsBoolean, IsIn, IsString, Length, Matches } from 'class-validator';
import { guideVersions, type GuideVersion } from '../privacy-guide';
import { DOOR_MOST } from '../rules/text';
import { IsClientKey, IsId, IsName, IsNote, IsText, MayBeAbsent } from './fields';

/** A one-shot code of WeChat's: from `wx.login`, or from a phone number button. */
const IsWechatCode = (): PropertyDecorator => (target, key) => {
  IsString()(target, key);
  Matches(/^[\w-]{8,128}$/)(target, key);
};

/** A code that people type or scan: capital letters and digits. */
const IsBindingCode = (): PropertyDecorator => (target, key) => {
  IsString()(target, key);
  Matches(/^[0-9A-Z]{6,16}$/)(target, key);
};

export class WechatSignInDto {
  @IsWechatCode() code!: string;
}

export class RefreshDto {
  @IsString() @Length(20, 200) @Matches(/^[\x21-\x7e]+$/) refreshToken!: string;
}

/** Ends this session, or everywhere all sessions of the person. */
export class SignOutDto {
  @MayBeAbsent() @IsBoolean() everywhere?: boolean;
}

export class PhoneCodeDto {
  @IsWechatCode() code!: string;
}

/** Agreement to a version of the privacy guide. */
export class ConsentDto {
  @IsIn(guideVersions) version!: GuideVersion;
}

export class UpdateMeDto {
  @IsName() name!: string;
}

/** Asks to belong to a household: by a building's code with the door, or by an invitation that names the household. */
export class CreateBindingDto {
  @IsClientKey() clientKey!: string;
  @IsBindingCode() code!: string;
  /** Unit and room as on the door, `3-101`; not needed with a household's invitation. */
  @MayBeAbsent() @IsText(DOOR_MOST, 1) door?: string;
  @IsName() name!: string;
}

export class AnswerBindingDto {
  @IsBoolean() approve!: boolean;
  @MayBeAbsent() @IsNote() reason?: string;
}

/** An invitation to a household, or to all of a building. Exactly one of the two ids. */
export class CreateInvitationDto {
  @IsClientKey() clientKey!: string;
  @MayBeAbsent() @IsId() householdId?: string;
  @MayBeAbsent() @IsId() buildingId?: string;
}

/** Asks whoever has signed in with this phone number to be the deputy of one's own post. */
export class CreateDeputyDto {
  @IsClientKey() clientKey!: string;
  /** As it was typed; a number of abroad with `+` and its country is refused by name. */
  @IsText(24, 5) phone!: string;
  /** The scope of the post, where one has several. */
  @IsId() scopeId!: string;
}

export class AnswerDeputyDto {
  @IsBoolean() accept!: boolean;
}

/** Hands one's post over to its deputy. */
export class ProposeHandOverDto {
  @IsClientKey() clientKey!: string;
  @IsId() deputyGrantId!: string;
}
