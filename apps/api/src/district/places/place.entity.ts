import type { PlaceKind } from '@cailan/shared-types';
import { Entity, Index, Unique } from 'typeorm';
import {
  Code,
  Id,
  Instant,
  Int,
  LongText,
  NullableRef,
  NullableSealed,
  Ref,
  Text,
} from '../../ground/db/columns';
import type { DropPointKind } from './district-rules';

/** A district (区, 团场) set up from one plan file (domain §14). */
@Entity('districts')
export class District {
  @Id() id!: string;
  @Code(64, { unique: true }) code!: string;
  @Text() name!: string;
  @Text(64) timeZone!: string;
  @Code(64) planHash!: string;
  /** Hops, label rule and round defaults of the plan, as JSON (`DistrictRules`). */
  @LongText() rulesJson!: string;
  @Instant() createdAt!: string;
}

type PlaceLevel = 'street' | 'community' | 'grid' | 'building' | 'unit';

/** Street, community, grid, building (lane, row) or unit. Ancestors stand on the row, so that scope is one comparison. */
@Entity('places')
@Index(['districtId', 'level'])
@Unique(['districtId', 'code'])
export class Place {
  @Id() id!: string;
  @Ref() districtId!: string;
  @Code(16) level!: PlaceLevel;
  @NullableRef() parentId!: string | null;
  @Code(64) code!: string;
  @Text() name!: string;
  /** Empty above the level where kinds begin. */
  @Code(16) kind!: PlaceKind | '';
  @Int() sort!: number;
  @NullableRef() streetId!: string | null;
  @NullableRef() communityId!: string | null;
  @NullableRef() gridId!: string | null;
  @NullableRef() buildingId!: string | null;
}

/** Where goods change hands: gate, lane end, company office, delivery point, sorting point. */
@Entity('drop_points')
export class DropPoint {
  @Id() id!: string;
  @Ref() districtId!: string;
  /** Empty for a point that serves the whole street, such as a sorting point (A12). */
  @NullableRef() communityId!: string | null;
  @Code(64) code!: string;
  @Text() name!: string;
  @Code(24) kind!: DropPointKind;
  /** The sorting point that its goods come through (A12). */
  @NullableRef() viaDropPointId!: string | null;
  @Int() staff!: number;
  /** Households it can serve in one window. */
  @Int() capacity!: number;
}

/** The unit that group orders, sheets, crates and signatures follow: the building unless the plan names another. */
@Entity('delivery_groups')
@Index(['gridId'])
@Index(['communityId'])
export class DeliveryGroup {
  @Id() id!: string;
  @Ref() districtId!: string;
  @NullableRef() streetId!: string | null;
  @Ref() communityId!: string;
  @Ref() gridId!: string;
  @NullableRef() buildingId!: string | null;
  @NullableRef() unitId!: string | null;
  @Ref() dropPointId!: string;
  @Code(64) code!: string;
  @Text() name!: string;
  @Code(16) kind!: PlaceKind;
  @Int() sort!: number;
  @Int() households!: number;
}

/** A household (户): a room, an occupancy and a party. Contact data is sealed. */
@Entity('households')
@Index(['deliveryGroupId', 'sort'])
@Index(['gridId'])
@Index(['buildingId'])
export class Household {
  @Id() id!: string;
  @Ref() districtId!: string;
  @NullableRef() streetId!: string | null;
  @Ref() communityId!: string;
  @Ref() gridId!: string;
  @NullableRef() buildingId!: string | null;
  @NullableRef() unitId!: string | null;
  @Ref() deliveryGroupId!: string;
  @Ref() dropPointId!: string;
  @Text(32) room!: string;
  /** The door as a label shows it: `3-2-501`, `一连-二排-3`. */
  @Text(64) door!: string;
  /** In full, from the area to the room, as a label must show it (A8). */
  @Text(200) address!: string;
  /** The unit (or row) as a pack sheet's heading shows it. */
  @Text(64) unitName!: string;
  /** Place in stair order within the delivery group. */
  @Int() sort!: number;
  /** 0 for most; in shortage the higher class is served first. */
  @Int() priorityClass!: number;
  /** The party that lives there; flat-sharers are several households of one room. */
  @Int() party!: number;
  @Instant() occupiedFrom!: string;
  @NullableSealed() contactNameSealed!: string | null;
  @NullableSealed() contactPhoneSealed!: string | null;
  /** The member whom the household named for its labels. */
  @NullableRef() contactPersonId!: string | null;
}
