import { ArrayMaxSize, IsArray, IsIn } from 'class-validator';
import { BAG_LANES, type BagLane } from '../bags/words';
import { EachNested, IsClientKey, IsCount, IsId, MayBeAbsent } from '../ground/fields';

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
