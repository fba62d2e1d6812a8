import { IsText } from '../ground/fields';
import { SHORT_MOST } from '../ground/text';

export class InvoiceDto {
  @IsText(SHORT_MOST, 1) invoiceNo!: string;
}
