import { IsId, IsReason, IsText, MayBeAbsent } from '../ground/fields';
import { SHORT_MOST } from '../ground/text';

/** A refund made by transfer, with its voucher. */
export class TransferRefundDto {
  @IsText(SHORT_MOST, 1) voucherNo!: string;
  @MayBeAbsent() @IsId() voucherFileId?: string;
}

/** An ABNORMAL refund goes on by hand. */
export class RefundByHandDto {
  @IsReason() note!: string;
}
