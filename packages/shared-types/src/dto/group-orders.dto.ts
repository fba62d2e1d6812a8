import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray } from 'class-validator';
import { EachId, IsClientKey } from './fields';

export class ConfirmGroupOrdersDto {
  @IsClientKey() clientKey!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(200) @ArrayUnique() @EachId() groupOrderIds!: string[];
}
