import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn } from 'class-validator';
import { STOCK_MOST } from '../rules/amounts';
import { BAG_LANES, type BagLane } from '../words';
import {
  EachNested,
  IsClientKey,
  IsCount,
  IsId,
  IsInstant,
  IsNote,
  IsText,
  MayBeAbsent,
  MayBeNull,
} from './fields';

/** What was found on the shelf for one product of a wave. It replaces the earlier result of who has seen that one. */
export class PickResultDto {
  @IsId() offerId!: string;
  /** In ordered units. */
  @IsCount(STOCK_MOST, 0) pickedQuantity!: number;
  @MayBeAbsent() @IsNote() reason?: string;
  /** Another product of the same class that fills the gap, and how many units of it were picked. */
  @MayBeAbsent() @IsId() substituteOfferId?: string;
  @MayBeAbsent() @IsCount(STOCK_MOST, 0) substituteQuantity?: number;
  /** `pickMark` of the result that the picker saw; left out where there was none. */
  @MayBeNull() @IsNote(400) seen?: string | null;
}

export class WeighedLineDto {
  @IsId() lineId!: string;
  @IsCount(200_000, 0) grams!: number;
}

export class BagDto {
  @IsIn(BAG_LANES) lane!: BagLane;
  /** How many bags of this lane the household's goods fill. */
  @IsCount(20) count!: number;
}

/** Closes one household's packing: weights, and how many bags per lane (left out: one for each lane in use). */
export class PackHouseholdDto {
  @IsClientKey() clientKey!: string;
  @IsArray()
  @ArrayMaxSize(200)
  @EachNested(() => WeighedLineDto)
  weights!: WeighedLineDto[];
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(4)
  @EachNested(() => BagDto)
  bags?: BagDto[];
}

/** Weights that were typed wrongly, corrected before the goods leave: grams of each line named, and why. */
export class ReweighDto {
  @IsClientKey() clientKey!: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @EachNested(() => WeighedLineDto)
  weights!: WeighedLineDto[];
  @IsText(200, 1) reason!: string;
}

/** The crates (周转箱) that a group order's bags fill, counted per lane; replaces the earlier count. */
export class SetCratesDto {
  @IsArray()
  @ArrayMaxSize(4)
  @EachNested(() => CrateCountDto)
  crates!: CrateCountDto[];
}

export class CrateCountDto {
  @IsIn(BAG_LANES) lane!: BagLane;
  @IsCount(500) count!: number;
}

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

/** A resident's answer to a proposed substitute for a line with the wish `ask`. */
export class AnswerSubstituteDto {
  @IsIn(['substitute', 'refund']) answer!: 'substitute' | 'refund';
}
