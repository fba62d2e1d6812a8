import { Entity, Index, Unique } from 'typeorm';
import { Code, Id, Instant, Int, NullableRef } from '../db/columns';

/** What happened at a door of the service, with ids alone; the same by the same person in the same minute is one row. */
@Entity('security_events')
@Unique(['bucket'])
@Index(['at'])
@Index(['actorId'])
export class SecurityEvent {
  @Id() id!: string;
  /** Hash of kind, actor, session, route, outcome and minute. */
  @Code(43) bucket!: string;
  /** `SecurityKind`. */
  @Code(24) kind!: string;
  @NullableRef() actorId!: string | null;
  @NullableRef() sessionId!: string | null;
  /** As the contract names it, without any id. */
  @Code(96) route!: string;
  /** The status, or the refusal's code. */
  @Code(48) outcome!: string;
  @Int() count!: number;
  /** The first of them, in real time. */
  @Instant() at!: string;
}
