import type { Room } from '../../ground/room';
import { RefundBatchesService } from './refund-batches.service';
import { RefundProvider } from './refund-provider';
import { RefundFollowUpService } from './refund-follow-up';
import { RefundOutcomes } from './outcome';
import { RefundBatch } from './refund.entity';
import { RefundsController } from './refunds.controller';
import { RefundsService } from './refunds.service';
import { WechatRefundOutcome } from './wechat-outcome';

export const refundsRoom: Room = {
  controllers: [RefundsController],
  services: [
    RefundOutcomes,
    WechatRefundOutcome,
    RefundProvider,
    RefundBatchesService,
    RefundFollowUpService,
    RefundsService,
  ],
  entities: [RefundBatch],
};
