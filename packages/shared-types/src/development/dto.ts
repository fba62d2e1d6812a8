import { IsString, Matches } from 'class-validator';
import { IsId, IsInstant, MayBeAbsent } from '../ground/fields';

/** Development sign-in: choose a person of the plan. Never served in production. */
export class DevelopmentSignInDto {
  @IsId() personId!: string;
  /** A login code of the person's WeChat, so that they can pay with it and be written to. */
  @MayBeAbsent() @IsString() @Matches(/^[\w-]{8,128}$/) code?: string;
}

/** Moves the service's clock (development only), so that a day can be played in minutes. */
export class SetClockDto {
  @IsInstant() now!: string;
}
