import { IsId, IsInstant } from './fields';

/** Development sign-in: choose a person of the plan. Never served in production. */
export class DevelopmentSignInDto {
  @IsId() personId!: string;
}

/** Moves the service's clock (development only), so that a day can be played in minutes. */
export class SetClockDto {
  @IsInstant() now!: string;
}
