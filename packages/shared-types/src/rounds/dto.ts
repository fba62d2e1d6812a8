import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import { DUES_MODES, type DuesMode } from '../dues/words';
import { QUANTITY_MOST, QUOTA_MOST } from '../ground/amounts';
import {
  EachId,
  EachNested,
  IsClientKey,
  IsCount,
  IsFen,
  IsId,
  IsInstant,
  IsPrice,
  MayBeAbsent,
} from '../ground/fields';
import { QUOTA_RULES, type QuotaRule } from './words';

/** A new round (团期): one supermarket, its communities, one delivery window. */
export class CreateRoundDto {
  @IsClientKey() clientKey!: string;
  @IsId() supermarketId!: string;
  @IsId() windowId!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(200) @ArrayUnique() @EachId() communityIds!: string[];
  @IsInstant() opensAt!: string;
  @IsInstant() cutOffAt!: string;
  @IsInstant() payBy!: string;
  @IsIn(QUOTA_RULES) quotaRule!: QuotaRule;
  @IsIn(DUES_MODES) duesMode!: DuesMode;
  /** How a short pick is shared among households. */
  @IsIn(QUOTA_RULES) shortageRule!: QuotaRule;
  /** Minimum of the whole round, never per household; zero in an emergency. */
  @IsFen() minimumFen!: number;
  /** What the payment for by-weight lines covers beyond the estimate, in percent. */
  @IsCount(50, 0) tolerancePercent!: number;
}

/** One product of the supermarket's catalogue offered in a round. */
export class OfferDto {
  @IsId() productId!: string;
  @IsPrice() priceFen!: number;
  /** Units of the whole round; left out: as much as is asked for. */
  @MayBeAbsent() @IsCount(QUOTA_MOST, 0) quota?: number;
  /** Quota per community instead of for the whole round: only these may order it. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(200)
  @EachNested(() => CommunityQuotaDto)
  communityQuotas?: CommunityQuotaDto[];
  @MayBeAbsent() @IsCount(QUANTITY_MOST) limitPerHousehold?: number;
}

export class CommunityQuotaDto {
  @IsId() communityId!: string;
  @IsCount(QUOTA_MOST, 0) quota!: number;
}

/** Replaces the offers of a draft round. */
export class SetOffersDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  @EachNested(() => OfferDto)
  offers!: OfferDto[];
}

/** A new cut-off for a closed round, before any of its buildings confirmed. */
export class ExtendRoundDto {
  @IsInstant() cutOffAt!: string;
  @IsInstant() payBy!: string;
}
