import { IsClientKey, IsReason } from './fields';

export class ClientKeyDto {
  @IsClientKey() clientKey!: string;
}

export class ReasonDto {
  @IsReason() reason!: string;
}
