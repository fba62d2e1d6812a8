import { IsClientKey, IsCount, IsId, IsInstant, MayBeAbsent } from '../ground/fields';

/** Labels that somebody saw come out of the printer: those of the file that was asked for in the same words. */
export class LabelsPrintedDto {
  @IsClientKey() clientKey!: string;
  /** From when the file's rows are (`x-as-of` of its answer): later bags were not in it. */
  @IsInstant() asOf!: string;
  @MayBeAbsent() @IsId() groupOrderId?: string;
  @MayBeAbsent() @IsId() orderId?: string;
  @MayBeAbsent() @IsCount(999_999) firstBag?: number;
  @MayBeAbsent() @IsCount(999_999) lastBag?: number;
  /** Which of the files of a label printer. */
  @MayBeAbsent() @IsCount(999_999) part?: number;
}
