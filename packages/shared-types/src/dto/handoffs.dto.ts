import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional } from 'class-validator';
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
  @IsOptional() @IsNote() permitReason?: string;
}

/** Goods counted at a stop on the way, such as a sorting point (A12). */
export class TransferDto {
  @IsClientKey() clientKey!: string;
  @IsId() dropPointId!: string;
  @IsCount(1_000_000, 0) receivedBags!: number;
  @IsCount(100_000, 0) receivedCrates!: number;
  @IsOptional() @IsNote() note?: string;
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
  @IsOptional() @IsInstant() occurredAt?: string;
}

/** Bags and crates checked off by count. */
export class CountDto {
  /** Only a full count may stand for every bag; left out, bags are checked off one by one and crates alone are counted. */
  @IsOptional() @IsCount(100_000, 0) bags?: number;
  @IsCount(10_000, 0) crates!: number;
}

export class HandoffExceptionDto {
  @IsIn(['missing', 'extra', 'damaged', 'wrong']) kind!: 'missing' | 'extra' | 'damaged' | 'wrong';
  @IsOptional() @IsBagCode() bagCode?: string;
  @IsNote() note!: string;
  @IsOptional() @IsId() fileId?: string;
}

export class SignHandoffDto {
  @IsIn(['giver', 'receiver']) side!: 'giver' | 'receiver';
  @IsOptional() @IsNote() note?: string;
  @IsOptional() @IsId() fileId?: string;
}

/** What happened at one household's door, for all its bags of the window in the captain's hand. */
export class DoorDto {
  @IsId() eventId!: string;
  @IsIn(DOOR_OUTCOMES) outcome!: DoorOutcome;
  /** `not_home`: where the bags are held. */
  @IsOptional() @IsText(SHORT_MOST) heldAt?: string;
  @IsOptional() @IsInstant() heldUntil?: string;
  /** Only these bags; left out: all of the household's bags of the window. */
  @IsOptional() @IsArray() @ArrayMaxSize(200) @EachBagCode() bagCodes?: string[];
  @IsOptional() @IsNote() note?: string;
  @IsOptional() @IsInstant() occurredAt?: string;
}

/** How a held, refused, damaged or missing bag ended. */
export class ResolveBagDto {
  @IsId() eventId!: string;
  @IsIn(['redelivered', 'collected', 'returned', 'written_off', 'held'])
  to!: 'redelivered' | 'collected' | 'returned' | 'written_off' | 'held';
  @IsOptional() @IsText(SHORT_MOST) heldAt?: string;
  @IsOptional() @IsNote() note?: string;
}
