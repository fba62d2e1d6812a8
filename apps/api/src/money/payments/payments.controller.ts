import { Body, Controller, Param, Query } from '@nestjs/common';
import { everActing, type PaySheetView, type PaymentView } from '@cailan/shared-types';
import { AnswerPaymentDto, CreatePaymentDto } from '@cailan/shared-types/dto';
import { Allow, Confirmed, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { Paged, type Page, type Paging } from '../../ground/http/pages';
import { PaymentsService } from './payments.service';
import { WechatPayment } from './wechat-payment';

@Controller()
export class PaymentsController {
  constructor(
    private readonly payments: PaymentsService,
    private readonly wechat: WechatPayment,
  ) {}

  @Endpoint('GET /payments')
  @Allow(...everActing('pay'), 'supermarket_staff', 'district_admin')
  list(
    @Me() me: Actor,
    @Paged() paging: Paging,
    @Query('status') status?: string,
    @Query('roundId') roundId?: string,
  ): Promise<Page<PaymentView[]>> {
    return this.payments.list(me, { status, roundId }, paging);
  }

  @Endpoint('POST /payments')
  @Confirmed('money', '登记付款')
  @Allow(...everActing('pay'))
  create(@Me() me: Actor, @Body() body: CreatePaymentDto): Promise<PaymentView> {
    return this.payments.create(me, body);
  }

  @Endpoint('GET /payments/:id')
  @Allow(...everActing('pay'), 'supermarket_staff', 'district_admin')
  get(@Me() me: Actor, @Param('id') id: string): Promise<PaymentView> {
    return this.payments.get(me, id);
  }

  @Endpoint('POST /payments/:id/answer')
  @Confirmed('money', '答复转账凭证', 'payment')
  @Allow('supermarket_staff')
  answer(@Me() me: Actor, @Param('id') id: string, @Body() body: AnswerPaymentDto): Promise<PaymentView> {
    return this.payments.answer(me, id, body);
  }

  @Endpoint('POST /payments/:id/prepay')
  @Allow(...everActing('pay'))
  prepay(@Me() me: Actor, @Param('id') id: string): Promise<PaySheetView> {
    return this.wechat.prepay(me, id);
  }

  @Endpoint('POST /payments/:id/check')
  @Allow(...everActing('pay'))
  check(@Me() me: Actor, @Param('id') id: string): Promise<PaymentView> {
    return this.wechat.check(me, id);
  }

  @Endpoint('POST /payments/:id/cancel')
  @Allow(...everActing('pay'))
  cancel(@Me() me: Actor, @Param('id') id: string): Promise<PaymentView> {
    return this.wechat.cancel(me, id);
  }

  @Endpoint('POST /development/payments/:id/outcome')
  @Allow(...everActing('pay'))
  outcome(@Me() me: Actor, @Param('id') id: string, @Body() body: AnswerPaymentDto): Promise<PaymentView> {
    return this.payments.testOutcome(me, id, body);
  }
}
