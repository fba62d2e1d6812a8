import { ArrayMaxSize, IsArray } from 'class-validator';
import { STOCK_MOST } from '../ground/amounts';
import { EachNested, IsCount, IsId } from '../ground/fields';

/** The stock that a supermarket declares for a window (domain §4). */
export class DeclareStockDto {
  @IsId() windowId!: string;
  @IsArray()
  @ArrayMaxSize(2000)
  @EachNested(() => StockLineDto)
  lines!: StockLineDto[];
}

export class StockLineDto {
  @IsId() productId!: string;
  @IsCount(STOCK_MOST, 0) quantity!: number;
}
