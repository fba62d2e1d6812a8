import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray } from 'class-validator';
import { EachId, IsClientKey, IsFen, MayBeAbsent } from '../ground/fields';

export class ConfirmGroupOrdersDto {
  @IsClientKey() clientKey!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(200) @ArrayUnique() @EachId() groupOrderIds!: string[];
  /** What the orders came to together when the leader agreed to them. */
  @MayBeAbsent() @IsFen() amountFen?: number;
}
