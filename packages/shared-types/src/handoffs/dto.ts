import { IsIn } from 'class-validator';
import {
  IsBagCode,
  IsClientKey,
  IsCount,
  IsId,
  IsInstant,
  IsNote,
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
