import { IsIn } from 'class-validator';
import { IsReason } from '../ground/fields';
import { LOSS_BEARERS, type LossBearer } from './words';

/** The community's decision on who bears the loss of a bag (domain §9). */
export class LossBearerDto {
  @IsIn(LOSS_BEARERS) bearer!: LossBearer;
  @IsReason() note!: string;
}
