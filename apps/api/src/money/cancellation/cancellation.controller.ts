import { Body, Controller, Param } from '@nestjs/common';
import { everActing, type GroupOrderView, type LoadView, type RoundDetailView } from '@cailan/shared-types';
import { EndLoadDto, ReasonDto } from '@cailan/shared-types/dto';
import { Allow, Confirmed, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { CancellationService } from './cancellation.service';
import { LoadEndsService } from './load-ends.service';
import { RoundCancellationService } from './round-cancellation.service';

/** What ends before it is delivered, with the money that goes back. */
@Controller()
export class CancellationController {
  constructor(
    private readonly cancellation: CancellationService,
    private readonly rounds: RoundCancellationService,
    private readonly loads: LoadEndsService,
  ) {}

  @Endpoint('POST /group-orders/:id/cancel')
  @Confirmed('money', '取消一栋的单')
  @Allow(...everActing('pay'))
  cancel(@Me() me: Actor, @Param('id') id: string, @Body() { reason }: ReasonDto): Promise<GroupOrderView> {
    return this.cancellation.byHand(me, id, reason);
  }

  @Endpoint('POST /group-orders/:id/undeliverable')
  @Confirmed('money', '送不了，退钱')
  @Allow('supermarket_staff', 'district_admin')
  undeliverable(
    @Me() me: Actor,
    @Param('id') id: string,
    @Body() { reason }: ReasonDto,
  ): Promise<GroupOrderView> {
    return this.cancellation.undeliverable(me, id, reason);
  }

  @Endpoint('POST /rounds/:id/cancel')
  @Confirmed('money', '取消整团')
  @Allow('supermarket_staff', 'district_admin')
  cancelRound(@Me() me: Actor, @Param('id') id: string, @Body() body: ReasonDto): Promise<RoundDetailView> {
    return this.rounds.cancel(me, id, body);
  }

  @Endpoint('POST /loads/:id/end')
  @Confirmed('money', '这一车没送到')
  @Allow('supermarket_staff', 'community_staff', 'district_admin')
  end(@Me() me: Actor, @Param('id') id: string, @Body() body: EndLoadDto): Promise<LoadView> {
    return this.loads.end(me, id, body);
  }
}
