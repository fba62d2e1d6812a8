import { IsClientKey } from '../ground/fields';

/** Ticks a household's dues as collected by the leader, or what the leader owed as given back. */
export class TickDuesDto {
  @IsClientKey() clientKey!: string;
}
