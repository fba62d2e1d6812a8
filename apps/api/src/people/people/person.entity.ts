import type { Role, ScopeKind } from '@cailan/shared-types';
import { Entity, Index, Unique } from 'typeorm';
import {
  Code,
  Id,
  Instant,
  Int,
  NullableInstant,
  NullableInt,
  NullableRef,
  NullableSealed,
  Ref,
  Sealed,
} from '../../ground/db/columns';

/**
 * A person. Name and phone are sealed; the phone's keyed hash finds them. A person of a plan has a code there; someone
 * who came by WeChat has none, and neither name nor phone nor district until they give or get them.
 */
@Entity('people')
@Index(['phoneHash'])
@Unique(['districtId', 'code'])
export class Person {
  @Id() id!: string;
  @NullableRef() districtId!: string | null;
  @Code(64, { nullable: true }) code!: string | null;
  @Sealed() nameSealed!: string;
  @NullableSealed() phoneSealed!: string | null;
  /** Null for everyone invented: nobody can prove to be them. */
  @Code(64, { nullable: true }) phoneHash!: string | null;
  /** 1 for who stands in a plan to show and try the service, and is nobody. Production loads none. */
  @Int() invented!: number;
  /** Who gave the number to a post that nobody holds yet; without it no number claims anything. */
  @NullableRef() phoneGivenById!: string | null;
  @Instant() createdAt!: string;
}

/** A role over a scope. Read from here at each request, never from the token. */
@Entity('role_grants')
@Unique(['personId', 'role', 'scopeKind', 'scopeId'])
@Index(['scopeId', 'role'])
@Index(['deputyOfId'])
export class RoleGrant {
  @Id() id!: string;
  @Ref() personId!: string;
  @Code(24) role!: Role;
  @Code(24) scopeKind!: ScopeKind;
  @Ref() scopeId!: string;
  /** The holder of the post whom this person stands in for. */
  @NullableRef() deputyOfId!: string | null;
  /** The drop point where community staff are on duty. */
  @NullableRef() dropPointId!: string | null;
  @Instant() startsAt!: string;
  @NullableInstant() endsAt!: string | null;
  /** 1 for a supermarket's contact, who appoints its other staff and its drivers; null for everyone else. */
  @NullableInt() contact!: number | null;
  /** A member's: when the last of the former occupants left. What is older is not theirs; null: there were none. */
  @NullableInstant() historyFrom!: string | null;
}
