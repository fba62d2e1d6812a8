import { IsBoolean, IsIn, IsString, Matches } from 'class-validator';
import { IsClientKey, IsId, IsNote, IsReason, MayBeAbsent } from '../ground/fields';
import { PAYEE_MODES, type PayeeMode } from './words';

/** A number that WeChat Pay gave to a merchant: 8 to 32 digits. */
const IsMchid = (): PropertyDecorator => (target, key) => {
  IsString()(target, key);
  Matches(/^\d{8,32}$/)(target, key);
};

/** Where a supermarket is paid in WeChat. */
export class ProposePayeeDto {
  @IsClientKey() clientKey!: string;
  @IsId() supermarketId!: string;
  @IsIn(PAYEE_MODES) mode!: PayeeMode;
  /** The shop's own, or its service provider's. */
  @IsMchid() mchid!: string;
  /** Of a partner: the shop's. */
  @MayBeAbsent() @IsMchid() subMchid?: string;
}

export class AnswerPayeeDto {
  @IsBoolean() confirm!: boolean;
  /** Why not; needed where it is refused. */
  @MayBeAbsent() @IsNote() note?: string;
}

export class EndPayeeDto {
  @IsReason() reason!: string;
}
