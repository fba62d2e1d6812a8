import { IsIn } from 'class-validator';
import { IsName } from '../ground/fields';
import { type GuideVersion, guideVersions } from './privacy-guide';

/** Agreement to a version of the privacy guide. */
export class ConsentDto {
  @IsIn(guideVersions) version!: GuideVersion;
}

export class UpdateMeDto {
  @IsName() name!: string;
}
