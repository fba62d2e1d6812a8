import { IsBoolean, IsIn, IsString, Matches } from 'class-validator';
import { ROLES, type Role } from '../access/scope';

/** What the desk's browser keeps to itself: neither the code that is shown nor anybody who reads it has it. */
const IsDeskSecret = (): PropertyDecorator => (target, key) => {
  IsString()(target, key);
  Matches(/^[\w-]{43}$/)(target, key);
};

/** The code that the desk shows, as it is scanned or typed. */
const IsDeskCode = (): PropertyDecorator => (target, key) => {
  IsString()(target, key);
  Matches(/^[0-9A-Z]{8}$/)(target, key);
};

export class DeskSecretDto {
  @IsDeskSecret() secret!: string;
}

export class DeskCodeDto {
  @IsDeskCode() code!: string;
}

export class ConfirmDeskDto {
  @IsDeskCode() code!: string;
  /** In which of one's roles the desk works: it reaches what that role does, and nothing else. */
  @IsIn(ROLES) role!: Role;
}

export class AnswerConfirmationDto {
  @IsBoolean() confirm!: boolean;
}
