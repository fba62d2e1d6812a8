import { IsBoolean } from 'class-validator';
import { IsClientKey, IsId, IsText } from '../ground/fields';

/** Asks whoever has signed in with this phone number to be the deputy of one's own post. */
export class CreateDeputyDto {
  @IsClientKey() clientKey!: string;
  /** As it was typed; a number of abroad with `+` and its country is refused by name. */
  @IsText(24, 5) phone!: string;
  /** The scope of the post, where one has several. */
  @IsId() scopeId!: string;
}

export class AnswerDeputyDto {
  @IsBoolean() accept!: boolean;
}

/** Hands one's post over to its deputy. */
export class ProposeHandOverDto {
  @IsClientKey() clientKey!: string;
  @IsId() deputyGrantId!: string;
}
