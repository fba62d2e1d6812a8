import { ArrayMaxSize, IsArray, IsIn } from 'class-validator';
import { QUANTITY_MOST } from '../ground/amounts';
import { EachNested, IsClientKey, IsCount, IsId, IsNote, IsVersion, MayBeAbsent } from '../ground/fields';
import { SHORTAGE_WISHES, type ShortageWish } from './words';

/** One line of a grocery list: an offer of any round of the window, in ordered units (by weight: 500 g steps). */
export class ListLineDto {
  @IsId() offerId!: string;
  @IsCount(QUANTITY_MOST) quantity!: number;
  @MayBeAbsent() @IsIn(SHORTAGE_WISHES) wish?: ShortageWish;
}

/** The whole list of a household for a window, as the client shows it (domain §6). */
export class SaveListDto {
  @IsId() householdId!: string;
  /** The version the client saw; 0 when it saw none. */
  @IsVersion() version!: number;
  @IsArray()
  @ArrayMaxSize(200)
  @EachNested(() => ListLineDto)
  lines!: ListLineDto[];
  @MayBeAbsent() @IsNote() note?: string;
}

/** Submits the saved draft; with `lines`, saves them first in the same step (a list kept on a phone without network). */
export class SubmitListDto {
  @IsClientKey() clientKey!: string;
  @IsId() householdId!: string;
  @IsVersion() version!: number;
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(200)
  @EachNested(() => ListLineDto)
  lines?: ListLineDto[];
  @MayBeAbsent() @IsNote() note?: string;
}

export class WithdrawListDto {
  @IsClientKey() clientKey!: string;
  @IsId() householdId!: string;
}
