import { Body, Controller, Param } from '@nestjs/common';
import type { DeputyRequestView, DeputyView, HandOverView } from '@cailan/shared-types';
import { AnswerDeputyDto, ClientKeyDto, CreateDeputyDto, ProposeHandOverDto } from '@cailan/shared-types/dto';
import { Allow, AllowSignedIn, Confirmed, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { Paged, type Page, type Paging } from '../../ground/http/pages';
import { DeputiesService } from './deputies.service';
import { DeputyRequestsService } from './deputy-requests.service';
import { HandOversService } from './hand-overs.service';

@Controller()
export class DeputiesController {
  constructor(
    private readonly deputies: DeputiesService,
    private readonly requests: DeputyRequestsService,
    private readonly handOvers: HandOversService,
  ) {}

  @Endpoint('GET /deputies')
  @Allow('grid_leader', 'floor_captain')
  list(@Me() me: Actor, @Paged() paging: Paging): Promise<Page<DeputyView[]>> {
    return this.deputies.list(me, paging);
  }

  @Endpoint('POST /deputies')
  @Confirmed('appointment', '请人做副手')
  @Allow('grid_leader', 'floor_captain')
  create(@Me() me: Actor, @Body() body: CreateDeputyDto): Promise<DeputyRequestView> {
    return this.requests.ask(me, body);
  }

  @Endpoint('GET /deputy-requests')
  @AllowSignedIn()
  requestList(@Me() me: Actor, @Paged() paging: Paging): Promise<Page<DeputyRequestView[]>> {
    return this.requests.list(me, paging);
  }

  @Endpoint('POST /deputy-requests/:id/answer')
  @Confirmed('appointment', '答复做副手')
  @AllowSignedIn()
  answer(
    @Me() me: Actor,
    @Param('id') id: string,
    @Body() body: AnswerDeputyDto,
  ): Promise<DeputyRequestView> {
    return this.requests.answer(me, id, body);
  }

  @Endpoint('POST /deputy-requests/:id/end')
  @AllowSignedIn()
  endRequest(@Me() me: Actor, @Param('id') id: string): Promise<DeputyRequestView> {
    return this.requests.end(me, id);
  }

  @Endpoint('POST /deputies/:id/end')
  @Confirmed('appointment', '结束副手')
  @Allow('grid_leader', 'floor_captain')
  end(@Me() me: Actor, @Param('id') id: string): Promise<DeputyView> {
    return this.deputies.end(me, id);
  }

  @Endpoint('GET /hand-overs')
  @Allow('grid_leader', 'floor_captain')
  handOverList(@Me() me: Actor, @Paged() paging: Paging): Promise<Page<HandOverView[]>> {
    return this.handOvers.list(me, paging);
  }

  @Endpoint('POST /hand-overs')
  @Confirmed('appointment', '提出岗位交接')
  @Allow('grid_leader', 'floor_captain')
  propose(@Me() me: Actor, @Body() body: ProposeHandOverDto): Promise<HandOverView> {
    return this.handOvers.propose(me, body);
  }

  @Endpoint('POST /hand-overs/:id/sign')
  @Confirmed('appointment', '签收岗位交接')
  @Allow('grid_leader', 'floor_captain')
  sign(@Me() me: Actor, @Param('id') id: string, @Body() body: ClientKeyDto): Promise<HandOverView> {
    return this.handOvers.sign(me, id, body);
  }
}
