import { ArrayMaxSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import {
  EachBagCode,
  IsBagCode,
  IsClientKey,
  IsCount,
  IsId,
  IsInstant,
  IsNote,
  IsText,
  IsVersion,
  MayBeAbsent,
} from '../ground/fields';
import { EXCEPTION_KINDS, type ExceptionKind } from './words';

/** Goods counted at a stop on the way, such as a sorting point (A12). */
export class TransferDto {
  @IsClientKey() clientKey!: string;
  @IsId() dropPointId!: string;
  @IsCount(1_000_000, 0) receivedBags!: number;
  @IsCount(100_000, 0) receivedCrates!: number;
  /** Where the point holds goods: each bag that is not there. With those received they are all that the load brings. */
  @MayBeAbsent() @IsArray() @ArrayMaxSize(500) @ArrayUnique() @EachBagCode() missingBagCodes?: string[];
  @MayBeAbsent() @IsNote() note?: string;
}

/** Goods that a point held go on with their load; another driver or vehicle may take them. */
export class FetchDto {
  @IsClientKey() clientKey!: string;
  @IsId() dropPointId!: string;
  @MayBeAbsent() @IsId() driverId?: string;
  @MayBeAbsent() @IsText(16, 2) vehiclePlate?: string;
}

export class OpenGateHandoffDto {
  @IsClientKey() clientKey!: string;
  @IsId() groupOrderId!: string;
  /** Where captains of units sign for their part: the unit; left out, the whole building. */
  @MayBeAbsent() @IsId() unitId?: string;
}

/** What a point holds for one building, or for one carrier's round, is taken over by who brings it on. */
export class CarryOutDto {
  @IsClientKey() clientKey!: string;
  /** One of both. */
  @MayBeAbsent() @IsId() deliveryGroupId?: string;
  @MayBeAbsent() @IsId() carrierRoundId?: string;
  /** Each bag that is not there. */
  @MayBeAbsent() @IsArray() @ArrayMaxSize(500) @ArrayUnique() @EachBagCode() missingBagCodes?: string[];
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
  @IsIn(EXCEPTION_KINDS) kind!: ExceptionKind;
  @MayBeAbsent() @IsBagCode() bagCode?: string;
  @IsNote() note!: string;
  @MayBeAbsent() @IsId() fileId?: string;
}

export class SignHandoffDto {
  @IsIn(['giver', 'receiver']) side!: 'giver' | 'receiver';
  @MayBeAbsent() @IsNote() note?: string;
  @MayBeAbsent() @IsId() fileId?: string;
}
