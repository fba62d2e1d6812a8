import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import { ENTRIES, type Entry } from './words';
import { EachId, IsClientKey, IsId, IsNote, IsText, MayBeAbsent } from '../ground/fields';

/** A load: packed group orders of one supermarket and window on one vehicle. */
export class CreateLoadDto {
  @IsClientKey() clientKey!: string;
  @IsId() windowId!: string;
  @IsId() supermarketId!: string;
  @IsText(16, 2) vehiclePlate!: string;
  @IsId() driverId!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(300) @ArrayUnique() @EachId() groupOrderIds!: string[];
}

/** A load planned anew before it leaves: all that is on it from now on, and why. */
export class ReplanLoadDto {
  @IsClientKey() clientKey!: string;
  @IsText(16, 2) vehiclePlate!: string;
  @IsId() driverId!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(300) @ArrayUnique() @EachId() groupOrderIds!: string[];
  @IsText(200, 1) reason!: string;
}

/** What a vehicle still carries comes back to the supermarket, or is lost, and why. */
export class EndLoadDto {
  @IsClientKey() clientKey!: string;
  @IsIn(['returned', 'lost']) outcome!: 'returned' | 'lost';
  @IsText(200, 1) reason!: string;
}

/** The check-in scan of a vehicle at a drop point; a reason permits an arrival outside the window. */
export class ArrivalDto {
  @IsClientKey() clientKey!: string;
  @IsId() dropPointId!: string;
  @MayBeAbsent() @IsNote() permitReason?: string;
}

/** A vehicle or its people went into a compound that the plan closes to them. */
export class EntryDto {
  @IsClientKey() clientKey!: string;
  @IsId() dropPointId!: string;
  @IsIn(ENTRIES) kind!: Entry;
}
