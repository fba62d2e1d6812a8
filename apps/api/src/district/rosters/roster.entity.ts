import type { RosterRowState, RosterStatus } from '@cailan/shared-types';
import { Entity, Index } from 'typeorm';
import {
  Code,
  Id,
  Instant,
  Int,
  LongText,
  NullableInstant,
  NullableRef,
  Ref,
  Text,
} from '../../ground/db/columns';

/** A file of households that somebody sent for a community, and what became of it. */
@Entity('roster_imports')
@Index(['communityId'])
export class RosterImport {
  @Id() id!: string;
  @Ref() districtId!: string;
  @NullableRef() streetId!: string | null;
  @Ref() communityId!: string;
  @Text() fileName!: string;
  /** SHA-256 of the file, which is not kept itself. */
  @Code(64) fileHash!: string;
  @Code(16) status!: RosterStatus;
  @Int() totalRows!: number;
  @Int() newRows!: number;
  @Int() changedRows!: number;
  @Int() sameRows!: number;
  @Int() unreadableRows!: number;
  @Int() notNamed!: number;
  /** What was seen before it was written: applying it does that or nothing. */
  @Code(64) outcomeHash!: string;
  /** Names of the first buildings that it makes, as JSON. */
  @LongText() buildingsJson!: string;
  /** About whole sheets, as JSON. */
  @LongText() faultsJson!: string;
  /** Headings that nothing was read from, as JSON. */
  @LongText() unusedJson!: string;
  @Ref() byId!: string;
  @Instant() createdAt!: string;
  @NullableInstant() appliedAt!: string | null;
  /** Undone or discarded. */
  @NullableInstant() endedAt!: string | null;
}

/** A row of such a file. What it says of people is sealed, and goes some weeks after. */
@Entity('roster_rows')
@Index(['importId', 'sort'])
export class RosterRow {
  @Id() id!: string;
  @Ref() importId!: string;
  @Int() sort!: number;
  @Code(16) state!: RosterRowState;
  /** The household that it is about, or made. */
  @NullableRef() householdId!: string | null;
  @LongText() contentSealed!: string;
  @Instant() createdAt!: string;
}
