import { Body, Controller, Param } from '@nestjs/common';
import { everActing, type GroupOrderView } from '@cailan/shared-types';
import { ConfirmGroupOrdersDto, ReasonDto } from '@cailan/shared-types/dto';
import { Allow, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { ConfirmationService } from './confirmation.service';

@Controller()
export class ConfirmationController {
  constructor(private readonly confirmation: ConfirmationService) {}

  @Endpoint('POST /group-orders/confirm')
  @Allow(...everActing('confirm_late'))
  confirm(@Me() me: Actor, @Body() body: ConfirmGroupOrdersDto): Promise<GroupOrderView[]> {
    return this.confirmation.confirm(me, body);
  }

  @Endpoint('POST /group-orders/:id/reopen')
  @Allow(...everActing('confirm'))
  reopen(@Me() me: Actor, @Param('id') id: string, @Body() { reason }: ReasonDto): Promise<GroupOrderView> {
    return this.confirmation.reopen(me, id, reason);
  }
}
