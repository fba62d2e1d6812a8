import { Body, Controller, Param } from '@nestjs/common';
import type { Done } from '@cailan/shared-types';
import { ReweighDto } from '@cailan/shared-types/dto';
import { Allow, Confirmed, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { ReweighingService } from './reweighing.service';

@Controller()
export class ReweighingController {
  constructor(private readonly reweighing: ReweighingService) {}

  @Endpoint('PUT /household-orders/:id/weights')
  @Confirmed('money', '改已装袋的重量')
  @Allow('supermarket_staff')
  reweigh(@Me() me: Actor, @Param('id') id: string, @Body() body: ReweighDto): Promise<Done> {
    return this.reweighing.correct(me, id, body);
  }
}
