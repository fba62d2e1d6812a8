import { IsIn } from 'class-validator';
import { STOCK_MOST } from '../ground/amounts';
import { IsCount, IsId, IsNote, MayBeAbsent, MayBeNull } from '../ground/fields';

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

/** A resident's answer to a proposed substitute for a line with the wish `ask`. */
export class AnswerSubstituteDto {
  @IsIn(['substitute', 'refund']) answer!: 'substitute' | 'refund';
}
