import { Body, Controller, Param, Query } from '@nestjs/common';
import { everActing, type RefundItemView, type RefundView } from '@cailan/shared-types';
import { AnswerPaymentDto, RefundByHandDto, TransferRefundDto } from '@cailan/shared-types/dto';
import { Allow, Confirmed, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { Paged, type Page, type Paging } from '../../ground/http/pages';
import { RefundsService } from './refunds.service';

@Controller()
export class RefundsController {
  constructor(private readonly refunds: RefundsService) {}

  @Endpoint('GET /refunds')
  @Allow(...everActing('pay'), 'supermarket_staff', 'district_admin')
  list(
    @Me() me: Actor,
    @Paged() paging: Paging,
    @Query('roundId') roundId?: string,
    @Query('paymentId') paymentId?: string,
    @Query('status') status?: string,
  ): Promise<Page<RefundView[]>> {
    return this.refunds.list(me, { roundId, paymentId, status }, paging);
  }

  @Endpoint('GET /refunds/:id')
  @Allow(...everActing('pay'), 'supermarket_staff', 'district_admin')
  get(@Me() me: Actor, @Param('id') id: string): Promise<RefundView> {
    return this.refunds.get(me, id);
  }

  @Endpoint('GET /refunds/:id/items')
  @Allow(...everActing('pay'), 'supermarket_staff', 'district_admin')
  items(@Me() me: Actor, @Param('id') id: string, @Paged() paging: Paging): Promise<Page<RefundItemView[]>> {
    return this.refunds.items(me, id, paging);
  }

  @Endpoint('POST /refunds/:id/by-hand')
  @Confirmed('money', '改为转账退回', 'refund')
  @Allow('supermarket_staff', 'district_admin')
  byHand(@Me() me: Actor, @Param('id') id: string, @Body() body: RefundByHandDto): Promise<RefundView> {
    return this.refunds.byHand(me, id, body);
  }

  @Endpoint('POST /refunds/:id/transfer')
  @Confirmed('money', '登记退款转账', 'refund')
  @Allow('supermarket_staff')
  transfer(@Me() me: Actor, @Param('id') id: string, @Body() body: TransferRefundDto): Promise<RefundView> {
    return this.refunds.transfer(me, id, body);
  }

  @Endpoint('POST /refunds/:id/answer')
  @Confirmed('money', '答复退款有没有到账', 'refund')
  @Allow(...everActing('keep_book', 'pay'))
  answer(@Me() me: Actor, @Param('id') id: string, @Body() body: AnswerPaymentDto): Promise<RefundView> {
    return this.refunds.answer(me, id, body);
  }
}
