import { Entity, Index, Unique } from 'typeorm';
import { Code, Id, Instant, Int } from '../../ground/db/columns';

/** How often somebody tried something within a window of real time. Who is kept as a keyed hash only. */
@Entity('attempts')
@Unique(['bucket', 'windowStart'])
@Index(['windowStart'])
export class Attempt {
  @Id() id!: string;
  @Code(96) bucket!: string;
  @Instant() windowStart!: string;
  @Int() count!: number;
}
