import type { Room } from '../../ground/room';
import { DuesService } from './dues.service';
import { LossesService } from './losses.service';
import { ReceiptsService } from './receipts.service';
import { SettlementController } from './settlement.controller';
import { SettlementService } from './settlement.service';
import { StatementsService } from './statements.service';

export const settlementRoom: Room = {
  controllers: [SettlementController],
  services: [StatementsService, SettlementService, DuesService, LossesService, ReceiptsService],
};
