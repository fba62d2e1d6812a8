import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  everActing,
  type CheckOffView,
  type DoorView,
  type FloorListView,
  type HandoffView,
} from '@cailan/shared-types';
import {
  CarryOutDto,
  CheckOffDto,
  CountDto,
  DoorDto,
  HandoffExceptionDto,
  ResolveBagDto,
  SignHandoffDto,
} from '@cailan/shared-types/dto';
import { Allow, Confirmed, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { CarryOutsService } from './carry-outs.service';
import { DoorsService } from './doors.service';
import { GateService } from './gate.service';
import { SigningService } from './signing.service';

@Controller()
export class HandoffsController {
  constructor(
    private readonly gate: GateService,
    private readonly signing: SigningService,
    private readonly doors: DoorsService,
    private readonly carryOuts: CarryOutsService,
  ) {}

  @Endpoint('POST /windows/:id/carry-outs')
  @Allow(...everActing('give'))
  carryOut(@Me() me: Actor, @Param('id') id: string, @Body() body: CarryOutDto): Promise<HandoffView[]> {
    return this.carryOuts.open(me, id, body);
  }

  @Endpoint('GET /handoffs/:id')
  @Allow('supermarket_staff', 'driver', ...everActing('receive', 'keep'))
  get(@Me() me: Actor, @Param('id') id: string): Promise<HandoffView> {
    return this.gate.get(me, id);
  }

  @Endpoint('POST /handoffs/:id/check-offs')
  @Allow(...everActing('receive'))
  checkOff(@Me() me: Actor, @Param('id') id: string, @Body() body: CheckOffDto): Promise<CheckOffView> {
    return this.gate.checkOff(me, id, body);
  }

  @Endpoint('POST /handoffs/:id/count')
  @Allow(...everActing('receive'))
  count(@Me() me: Actor, @Param('id') id: string, @Body() body: CountDto): Promise<HandoffView> {
    return this.gate.count(me, id, body);
  }

  @Endpoint('POST /handoffs/:id/exceptions')
  @Allow(...everActing('receive'))
  except(@Me() me: Actor, @Param('id') id: string, @Body() body: HandoffExceptionDto): Promise<HandoffView> {
    return this.gate.except(me, id, body);
  }

  @Endpoint('POST /handoffs/:id/sign')
  @Allow('supermarket_staff', 'driver', ...everActing('receive'))
  sign(@Me() me: Actor, @Param('id') id: string, @Body() body: SignHandoffDto): Promise<HandoffView> {
    return this.signing.sign(me, id, body);
  }

  @Endpoint('GET /windows/:id/floor')
  @Allow(...everActing('give'))
  floor(
    @Me() me: Actor,
    @Param('id') id: string,
    @Query('deliveryGroupId') deliveryGroupId?: string,
  ): Promise<FloorListView> {
    return this.doors.floor(me, id, deliveryGroupId);
  }

  @Endpoint('POST /windows/:id/households/:householdId/door')
  @Allow(...everActing('give'))
  door(
    @Me() me: Actor,
    @Param('id') id: string,
    @Param('householdId') householdId: string,
    @Body() body: DoorDto,
  ): Promise<DoorView> {
    return this.doors.door(me, id, householdId, body);
  }

  @Endpoint('POST /bags/:code/resolution')
  @Confirmed('money', '处理没送到的袋子')
  @Allow(...everActing('receive'))
  resolve(@Me() me: Actor, @Param('code') code: string, @Body() body: ResolveBagDto): Promise<CheckOffView> {
    return this.doors.resolve(me, code, body);
  }
}
