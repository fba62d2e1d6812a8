import { IsBoolean, IsString, Matches } from 'class-validator';
import { IsClientKey, IsId, IsName, IsNote, IsText, MayBeAbsent } from '../ground/fields';
import { DOOR_MOST } from '../ground/text';

/** A code that people type or scan: capital letters and digits. */
const IsBindingCode = (): PropertyDecorator => (target, key) => {
  IsString()(target, key);
  Matches(/^[0-9A-Z]{6,16}$/)(target, key);
};

/** Asks to belong to a household: by a building's code with the door, or by an invitation that names the household. */
export class CreateBindingDto {
  @IsClientKey() clientKey!: string;
  @IsBindingCode() code!: string;
  /** Unit and room as on the door, `3-101`; not needed with a household's invitation. */
  @MayBeAbsent() @IsText(DOOR_MOST, 1) door?: string;
  @IsName() name!: string;
}

export class AnswerBindingDto {
  @IsBoolean() approve!: boolean;
  @MayBeAbsent() @IsNote() reason?: string;
}

/** An invitation to a household, or to all of a building. Exactly one of the two ids. */
export class CreateInvitationDto {
  @IsClientKey() clientKey!: string;
  @MayBeAbsent() @IsId() householdId?: string;
  @MayBeAbsent() @IsId() buildingId?: string;
}
