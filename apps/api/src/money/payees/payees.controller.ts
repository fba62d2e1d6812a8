import { Body, Controller, Param } from '@nestjs/common';
import type { PayeeMerchantsView, PayeeView } from '@cailan/shared-types';
import { AnswerPayeeDto, EndPayeeDto, ProposePayeeDto } from '@cailan/shared-types/dto';
import { Allow, Confirmed, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { Paged, type Page, type Paging } from '../../ground/http/pages';
import { PayeesService } from './payees.service';

@Controller()
export class PayeesController {
  constructor(private readonly payees: PayeesService) {}

  @Endpoint('GET /payees')
  @Allow('supermarket_staff', 'district_admin')
  list(@Me() me: Actor, @Paged() paging: Paging): Promise<Page<PayeeView[]>> {
    return this.payees.list(me, paging);
  }

  @Endpoint('GET /payees/merchants')
  @Allow('supermarket_staff', 'district_admin')
  merchants(): PayeeMerchantsView {
    return this.payees.merchants();
  }

  @Endpoint('POST /payees')
  @Confirmed('money', '填写微信收款账号')
  @Allow('supermarket_staff')
  propose(@Me() me: Actor, @Body() body: ProposePayeeDto): Promise<PayeeView> {
    return this.payees.propose(me, body);
  }

  @Endpoint('POST /payees/:id/answer')
  @Confirmed('money', '答复微信收款账号')
  @Allow('district_admin')
  answer(@Me() me: Actor, @Param('id') id: string, @Body() body: AnswerPayeeDto): Promise<PayeeView> {
    return this.payees.answer(me, id, body);
  }

  @Endpoint('POST /payees/:id/end')
  @Confirmed('money', '停用微信收款账号')
  @Allow('supermarket_staff', 'district_admin')
  end(@Me() me: Actor, @Param('id') id: string, @Body() body: EndPayeeDto): Promise<PayeeView> {
    return this.payees.end(me, id, body);
  }
}
