import { ArrayMaxSize, IsArray, IsIn } from 'class-validator';
import { EachBagCode, IsId, IsInstant, IsNote, IsText, MayBeAbsent } from '../ground/fields';
import { SHORT_MOST } from '../ground/text';
import { DOOR_OUTCOMES, type DoorOutcome } from './words';

/** What happened at one household's door, for all its bags of the window in the captain's hand. */
export class DoorDto {
  @IsId() eventId!: string;
  @IsIn(DOOR_OUTCOMES) outcome!: DoorOutcome;
  /** `not_home`: where the bags are held. */
  @MayBeAbsent() @IsText(SHORT_MOST) heldAt?: string;
  @MayBeAbsent() @IsInstant() heldUntil?: string;
  /** Only these bags; left out: all of the household's bags of the window. */
  @MayBeAbsent() @IsArray() @ArrayMaxSize(200) @EachBagCode() bagCodes?: string[];
  @MayBeAbsent() @IsNote() note?: string;
  @MayBeAbsent() @IsInstant() occurredAt?: string;
}

/** How a held, refused, damaged or missing bag ended. */
export class ResolveBagDto {
  @IsId() eventId!: string;
  @IsIn(['redelivered', 'collected', 'returned', 'written_off', 'held'])
  to!: 'redelivered' | 'collected' | 'returned' | 'written_off' | 'held';
  @MayBeAbsent() @IsText(SHORT_MOST) heldAt?: string;
  @MayBeAbsent() @IsNote() note?: string;
}
