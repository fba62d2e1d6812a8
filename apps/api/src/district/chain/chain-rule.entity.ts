import type { Collector, HandOut, PlaceKind, Receiver } from '@cailan/shared-types';
import { Entity, Unique } from 'typeorm';
import { Code, Id, Int, Ref } from '../../ground/db/columns';

/** Who does what in one kind of place of a district; a kind without a row is as it was before plans could say it. */
@Entity('chain_rules')
@Unique(['districtId', 'placeKind'])
export class ChainRuleRow {
  @Id() id!: string;
  @Ref() districtId!: string;
  @Code(16) placeKind!: PlaceKind;
  @Code(16) collects!: Collector;
  @Code(16) confirms!: Collector;
  @Code(16) receives!: Receiver;
  @Code(16) handsOut!: HandOut;
  /** 1 where captains of units sign for their part of a building. */
  @Int() unitsSign!: number;
  /** Kinds of drop points that hold goods, with commas between; empty where they only witness. */
  @Code(64) holdsAt!: string;
  /** Households that one person carries to, on average (A12: 182). */
  @Int() householdsPerCarrier!: number;
}
