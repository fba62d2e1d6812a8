import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, Matches } from 'class-validator';
import { SHORT_MOST } from '../rules/text';
import { LOSS_BEARERS, PAYMENT_METHODS, type LossBearer, type PaymentMethod } from '../words';
import { EachId, IsClientKey, IsFen, IsId, IsNote, IsReason, IsText, MayBeAbsent } from './fields';

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

/** A refund made by transfer, with its voucher. */
export class TransferRefundDto {
  @IsText(SHORT_MOST, 1) voucherNo!: string;
  @MayBeAbsent() @IsId() voucherFileId?: string;
}

/** An ABNORMAL refund goes on by hand. */
export class RefundByHandDto {
  @IsReason() note!: string;
}

export class ReconcileDto {
  /** A day in Asia/Shanghai, `2026-11-21`. */
  @Matches(/^\d{4}-\d\d-\d\d$/) date!: string;
}

export class InvoiceDto {
  @IsText(SHORT_MOST, 1) invoiceNo!: string;
}

/** The community's decision on who bears the loss of a bag (domain §9). */
export class LossBearerDto {
  @IsIn(LOSS_BEARERS) bearer!: LossBearer;
  @IsReason() note!: string;
}
