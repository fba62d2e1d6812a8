import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
} from 'class-validator';
import { PAYMENT_METHODS, type PaymentMethod } from '../words';
import { EachId, IsClientKey, IsFen, IsId, IsNote, IsText } from './fields';

export class ConfirmGroupOrdersDto {
  @IsClientKey() clientKey!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(200) @ArrayUnique() @EachId() groupOrderIds!: string[];
}

/** One payment for one or several confirmed group orders of one payee. */
export class CreatePaymentDto {
  @IsClientKey() clientKey!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(200) @ArrayUnique() @EachId() groupOrderIds!: string[];
  @IsIn(PAYMENT_METHODS) method!: PaymentMethod;
  /** Less than what is open, where a card's daily limit makes several payments necessary. */
  @IsOptional() @IsFen() amountFen?: number;
  /** Bank transfer: the number on its voucher. */
  @IsOptional() @IsText(64) voucherNo?: string;
  /** Bank transfer: a stored picture of the voucher. */
  @IsOptional() @IsId() voucherFileId?: string;
}

/** The supermarket's answer to a voucher, or a development payment's outcome. */
export class AnswerPaymentDto {
  @IsBoolean() received!: boolean;
  @IsOptional() @IsNote() note?: string;
}
