import type { Room } from '../../ground/room';
import { RefundBatchesService } from './refund-batches.service';
import { RefundProvider } from './refund-provider';
import { RefundResults } from './refund-results';
import { RefundSenderService } from './refund-sender.service';
import { RefundBatch } from './refund.entity';
import { RefundsController } from './refunds.controller';
import { RefundsService } from './refunds.service';

export const refundsRoom: Room = {
  controllers: [RefundsController],
  services: [RefundResults, RefundProvider, RefundBatchesService, RefundSenderService, RefundsService],
  entities: [RefundBatch],
};
