import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import { SHORT_MOST } from '../rules/text';
import { DOOR_OUTCOMES, type DoorOutcome } from '../words';
import {
  EachBagCode,
  EachId,
  IsBagCode,
  IsClientKey,
  IsCount,
  IsId,
  IsInstant,
  IsNote,
  IsText,
  IsVersion,
  MayBeAbsent,
} from './fields';

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

/** Goods counted at a stop on the way, such as a sorting point (A12). */
export class TransferDto {
  @IsClientKey() clientKey!: string;
  @IsId() dropPointId!: string;
  @IsCount(1_000_000, 0) receivedBags!: number;
  @IsCount(100_000, 0) receivedCrates!: number;
  @MayBeAbsent() @IsNote() note?: string;
}

export class OpenGateHandoffDto {
  @IsClientKey() clientKey!: string;
  @IsId() groupOrderId!: string;
}

/** One bag checked off by scan. `eventId` is the phone's own: the same one twice is one (domain §9). */
export class CheckOffDto {
  @IsId() eventId!: string;
  @IsBagCode() bagCode!: string;
  @IsVersion() seenVersion!: number;
  @MayBeAbsent() @IsInstant() occurredAt?: string;
}

/** Bags and crates checked off by count. */
export class CountDto {
  /** Only a full count may stand for every bag; left out, bags are checked off one by one and crates alone are counted. */
  @MayBeAbsent() @IsCount(100_000, 0) bags?: number;
  @IsCount(10_000, 0) crates!: number;
}

export class HandoffExceptionDto {
  @IsIn(['missing', 'extra', 'damaged', 'wrong']) kind!: 'missing' | 'extra' | 'damaged' | 'wrong';
  @MayBeAbsent() @IsBagCode() bagCode?: string;
  @IsNote() note!: string;
  @MayBeAbsent() @IsId() fileId?: string;
}

export class SignHandoffDto {
  @IsIn(['giver', 'receiver']) side!: 'giver' | 'receiver';
  @MayBeAbsent() @IsNote() note?: string;
  @MayBeAbsent() @IsId() fileId?: string;
}

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
