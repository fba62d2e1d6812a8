import { IsBoolean, IsString, Length, Matches } from 'class-validator';
import { IsText, MayBeAbsent } from '../ground/fields';

/** A one-shot code of WeChat's: from `wx.login`, or from a phone number button. */
const IsWechatCode = (): PropertyDecorator => (target, key) => {
  IsString()(target, key);
  Matches(/^[\w-]{8,128}$/)(target, key);
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

/** A code by which a post is taken, as it was read out or printed: groups and small letters are all the same. */
export class PostCodeDto {
  @IsText(24, 8) code!: string;
}
