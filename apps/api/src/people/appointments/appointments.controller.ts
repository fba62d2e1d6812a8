import { Body, Controller, Param, Query } from '@nestjs/common';
import type { AppointmentView, Post, PostCodeView, PostPlaceView } from '@cailan/shared-types';
import { CreateAppointmentDto, EndAppointmentDto } from '@cailan/shared-types/dto';
import { Allow, Confirmed, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { Paged, type Page, type Paging } from '../../ground/http/pages';
import { AppointmentsService } from './appointments.service';
import { EndingService } from './ending.service';
import { PostCodesService } from './post-codes.service';

@Controller()
export class AppointmentsController {
  constructor(
    private readonly appointments: AppointmentsService,
    private readonly ending: EndingService,
    private readonly codes: PostCodesService,
  ) {}

  @Endpoint('GET /appointments')
  @Allow('district_admin', 'community_staff', 'supermarket_staff')
  list(
    @Me() me: Actor,
    @Paged() paging: Paging,
    @Query('role') role?: Post,
    @Query('scopeId') scopeId?: string,
    @Query('state') state?: 'held' | 'ended',
  ): Promise<Page<AppointmentView[]>> {
    return this.appointments.list(me, { role, scopeId, ended: state === 'ended' }, paging);
  }

  @Endpoint('GET /appointments/places')
  @Allow('district_admin', 'community_staff', 'supermarket_staff')
  places(
    @Me() me: Actor,
    @Paged() paging: Paging,
    @Query('role') role?: Post,
  ): Promise<Page<PostPlaceView[]>> {
    return this.appointments.places(me, role, paging);
  }

  @Endpoint('POST /appointments')
  @Confirmed('appointment', '安排岗位')
  @Allow('district_admin', 'community_staff', 'supermarket_staff')
  appoint(@Me() me: Actor, @Body() body: CreateAppointmentDto): Promise<AppointmentView> {
    return this.appointments.appoint(me, body);
  }

  @Endpoint('POST /appointments/:id/end')
  @Confirmed('appointment', '结束岗位')
  @Allow('district_admin', 'community_staff', 'supermarket_staff')
  end(@Me() me: Actor, @Param('id') id: string, @Body() body: EndAppointmentDto): Promise<AppointmentView> {
    return this.ending.end(me, id, body);
  }

  @Endpoint('POST /appointments/:id/code')
  @Confirmed('appointment', '出示岗位码')
  @Allow('district_admin', 'community_staff', 'supermarket_staff')
  code(@Me() me: Actor, @Param('id') id: string): Promise<PostCodeView> {
    return this.codes.make(me, id);
  }
}
