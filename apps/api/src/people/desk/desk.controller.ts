import { Body, Controller, Headers, Ip, Param } from '@nestjs/common';
import type {
  DeskCodeStateView,
  DeskCodeView,
  DeskConfirmationStateView,
  DeskConfirmationView,
  DeskSessionView,
  DeskSignInView,
  SignInView,
} from '@cailan/shared-types';
import { AnswerConfirmationDto, ConfirmDeskDto, DeskCodeDto, DeskSecretDto } from '@cailan/shared-types/dto';
import { AllowAnyone, AllowSignedIn, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { Paged, type Page, type Paging } from '../../ground/http/pages';
import { DeskConfirmationsService } from './desk-confirmations.service';
import { DeskSessionsService } from './desk-sessions.service';
import { DeskSignInsService } from './desk-sign-ins.service';

@Controller()
export class DeskController {
  constructor(
    private readonly signIns: DeskSignInsService,
    private readonly sessions: DeskSessionsService,
    private readonly confirmations: DeskConfirmationsService,
  ) {}

  @Endpoint('POST /desk-sign-ins')
  @AllowAnyone()
  show(@Ip() address: string, @Headers('user-agent') agent = ''): Promise<DeskCodeView> {
    return this.signIns.show({ address, agent });
  }

  @Endpoint('POST /desk-sign-ins/:id/follow')
  @AllowAnyone()
  follow(
    @Param('id') id: string,
    @Body() { secret }: DeskSecretDto,
    @Ip() address: string,
  ): Promise<DeskCodeStateView> {
    return this.signIns.follow(id, secret, address);
  }

  @Endpoint('POST /desk-sign-ins/:id/enter')
  @AllowAnyone()
  enter(
    @Param('id') id: string,
    @Body() { secret }: DeskSecretDto,
    @Ip() address: string,
  ): Promise<SignInView> {
    return this.signIns.enter(id, secret, address);
  }

  @Endpoint('POST /desk-codes/look')
  @AllowSignedIn()
  look(@Me() me: Actor, @Body() { code }: DeskCodeDto, @Ip() address: string): Promise<DeskSignInView> {
    return this.signIns.look(me, code, address);
  }

  @Endpoint('POST /desk-codes/confirm')
  @AllowSignedIn()
  confirm(@Me() me: Actor, @Body() body: ConfirmDeskDto, @Ip() address: string): Promise<DeskSignInView> {
    return this.signIns.confirm(me, body, address);
  }

  @Endpoint('POST /desk-codes/refuse')
  @AllowSignedIn()
  refuse(@Me() me: Actor, @Body() { code }: DeskCodeDto, @Ip() address: string): Promise<DeskSignInView> {
    return this.signIns.refuse(me, code, address);
  }

  @Endpoint('GET /desk-sessions')
  @AllowSignedIn()
  list(@Me() me: Actor, @Paged() paging: Paging): Promise<Page<DeskSessionView[]>> {
    return this.sessions.list(me, paging);
  }

  @Endpoint('POST /desk-sessions/:id/end')
  @AllowSignedIn()
  end(@Me() me: Actor, @Param('id') id: string): Promise<{ done: true }> {
    return this.sessions.end(me, id);
  }

  @Endpoint('GET /desk-confirmations')
  @AllowSignedIn()
  waiting(@Me() me: Actor, @Paged() paging: Paging): Promise<Page<DeskConfirmationView[]>> {
    return this.confirmations.list(me, paging);
  }

  @Endpoint('GET /desk-confirmations/:id')
  @AllowSignedIn()
  state(@Me() me: Actor, @Param('id') id: string): Promise<DeskConfirmationStateView> {
    return this.confirmations.follow(me, id);
  }

  @Endpoint('POST /desk-confirmations/:id/answer')
  @AllowSignedIn()
  answer(
    @Me() me: Actor,
    @Param('id') id: string,
    @Body() { confirm }: AnswerConfirmationDto,
  ): Promise<DeskConfirmationView> {
    return this.confirmations.answer(me, id, confirm);
  }
}
