import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn } from 'class-validator';
import { EachId, IsClientKey, IsFen, IsId, IsNote, IsText, MayBeAbsent } from '../ground/fields';
import { SHORT_MOST } from '../ground/text';
import { PAYMENT_METHODS, type PaymentMethod } from './words';

/** One payment for one or several confirmed group orders of one payee. */
export class CreatePaymentDto {
  @IsClientKey() clientKey!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(200) @ArrayUnique() @EachId() groupOrderIds!: string[];
  @IsIn(PAYMENT_METHODS) method!: PaymentMethod;
  /** Less than what is open, where a card's daily limit makes several payments necessary. */
  @MayBeAbsent() @IsFen() amountFen?: number;
  /** Bank transfer: the number on its voucher. */
  @MayBeAbsent() @IsText(SHORT_MOST) voucherNo?: string;
  /** Bank transfer: a stored picture of the voucher. */
  @MayBeAbsent() @IsId() voucherFileId?: string;
}

/** The supermarket's answer to a voucher, the receiver's to a returned transfer, or a development payment's outcome. */
export class AnswerPaymentDto {
  @IsBoolean() received!: boolean;
  @MayBeAbsent() @IsNote() note?: string;
}
