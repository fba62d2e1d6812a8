import type { BindingStatus } from '@cailan/shared-types';
import { Entity, Index, Unique } from 'typeorm';
import {
  Code,
  Id,
  Instant,
  NullableInstant,
  NullableInt,
  NullableRef,
  Ref,
  Text,
} from '../../ground/db/columns';

/**
 * What people type or scan to say where they live. A `poster` hangs at a building's door and holds until it is renewed;
 * an `invitation`, to a building or to one household, holds for some days and some uses.
 */
@Entity('binding_codes')
@Unique(['code'])
@Index(['placeId'])
export class BindingCode {
  @Id() id!: string;
  @Code(16) code!: string;
  @Code(16) kind!: 'poster' | 'invitation';
  /** The building that it leads to; null: the household. */
  @NullableRef() placeId!: string | null;
  @NullableRef() householdId!: string | null;
  @Ref() createdById!: string;
  @Instant() createdAt!: string;
  @NullableInstant() expiresAt!: string | null;
  @NullableInt() usesLeft!: number | null;
  @NullableInstant() endedAt!: string | null;
}

/** A person's wish to belong to a household, and what became of it. */
@Entity('bindings')
@Index(['personId'])
@Index(['householdId', 'status'])
export class Binding {
  @Id() id!: string;
  @Ref() personId!: string;
  @Ref() householdId!: string;
  @Ref() codeId!: string;
  @Code(16) status!: BindingStatus;
  @Instant() createdAt!: string;
  @NullableInstant() answeredAt!: string | null;
  @NullableRef() answeredById!: string | null;
  @Text(200, { nullable: true }) reason!: string | null;
}
