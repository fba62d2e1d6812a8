import { Entity, Unique } from 'typeorm';
import { Code, Id, Int } from '../db/columns';

/** A series of numbers that people read: a day's round codes, a drop point's queue in a window. */
@Entity('number_series')
@Unique(['series'])
export class NumberSeries {
  @Id() id!: string;
  /** What is numbered, such as `round:261121` or `queue:<window>:<drop point>`. */
  @Code(96) series!: string;
  /** The number given last. */
  @Int() last!: number;
}
