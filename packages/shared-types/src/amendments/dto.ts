import { ArrayMaxSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import { GOODS_CLASSES, type GoodsClass } from '../catalogue/words';
import {
  EachNested,
  IsClientKey,
  IsCount,
  IsInstant,
  IsPrice,
  IsProductCode,
  IsReason,
  IsText,
  MayBeAbsent,
} from '../ground/fields';

/** A day's window at another time, and why. */
export class MoveWindowDto {
  @IsClientKey() clientKey!: string;
  @IsInstant() startAt!: string;
  @IsInstant() endAt!: string;
  @IsReason() reason!: string;
}

export class CancelWindowDto {
  @IsClientKey() clientKey!: string;
  @IsReason() reason!: string;
}

/** How many households a point can serve in one window, and why that changed. */
export class PointCapacityDto {
  @IsClientKey() clientKey!: string;
  @IsCount(1_000_000, 0) capacity!: number;
  @IsReason() reason!: string;
}

/** A drop point as it is from an instant on; left out: from now on. */
export class ChangeDropPointDto {
  @IsClientKey() clientKey!: string;
  @IsText(60, 1) name!: string;
  @IsCount(100_000, 0) staff!: number;
  @IsCount(1_000_000) capacity!: number;
  @IsReason() reason!: string;
  @MayBeAbsent() @IsInstant() fromAt?: string;
}

export class ClassLimitDto {
  @IsIn(GOODS_CLASSES) productClass!: GoodsClass;
  @IsCount(10_000) quantity!: number;
  @IsCount(365) periodDays!: number;
}

/** All limits of the district from an instant on. */
export class ChangeLimitsDto {
  @IsClientKey() clientKey!: string;
  @IsArray()
  @ArrayMaxSize(GOODS_CLASSES.length)
  @ArrayUnique(({ productClass }: ClassLimitDto) => productClass)
  @EachNested(() => ClassLimitDto)
  limits!: ClassLimitDto[];
  @IsReason() reason!: string;
  @MayBeAbsent() @IsInstant() fromAt?: string;
}

export class PriceCeilingDto {
  @IsProductCode() productCode!: string;
  @IsPrice() ceilingFen!: number;
}

/** All price ceilings of the district from an instant on; prices that a round froze stay. */
export class ChangeCeilingsDto {
  @IsClientKey() clientKey!: string;
  @IsArray()
  @ArrayMaxSize(2000)
  @ArrayUnique(({ productCode }: PriceCeilingDto) => productCode)
  @EachNested(() => PriceCeilingDto)
  ceilings!: PriceCeilingDto[];
  @IsReason() reason!: string;
  @MayBeAbsent() @IsInstant() fromAt?: string;
}
