import { IsClientKey, IsId, IsReason } from '../ground/fields';

/** Says that somebody lost their WeChat account, and how one knows that it is them. */
export class CreateAccountMoveDto {
  @IsClientKey() clientKey!: string;
  @IsId() personId!: string;
  @IsReason() reason!: string;
}
