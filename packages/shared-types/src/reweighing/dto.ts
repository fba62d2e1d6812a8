import { ArrayMaxSize, ArrayMinSize, IsArray } from 'class-validator';
import { EachNested, IsClientKey, IsText } from '../ground/fields';
import { WeighedLineDto } from '../packing/dto';

/** Weights that were typed wrongly, corrected before the goods leave: grams of each line named, and why. */
export class ReweighDto {
  @IsClientKey() clientKey!: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @EachNested(() => WeighedLineDto)
  weights!: WeighedLineDto[];
  @IsText(200, 1) reason!: string;
}
