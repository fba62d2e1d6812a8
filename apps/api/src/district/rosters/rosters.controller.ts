import { Controller, Param, Query, Req, StreamableFile } from '@nestjs/common';
import type { RosterRowState, RosterRowView, RosterView } from '@cailan/shared-types';
import {
  Allow,
  Endpoint,
  Me,
  StreamEndpoint,
  type Actor,
  type SignedRequest,
} from '../../ground/http/endpoint';
import { Paged, type Page, type Paging } from '../../ground/http/pages';
import { RostersService } from './rosters.service';
import { templateBook } from './template';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@Controller()
export class RostersController {
  constructor(private readonly rosters: RostersService) {}

  /** The body is the file itself, XLSX, XLS or CSV. */
  @Endpoint('POST /rosters/preview')
  @Allow('community_staff', 'district_admin')
  preview(
    @Me() me: Actor,
    @Req() request: SignedRequest,
    @Query('communityId') communityId: string,
    @Query('fileName') fileName: string,
  ): Promise<RosterView> {
    return this.rosters.preview(me, communityId, fileName, request.body);
  }

  @StreamEndpoint('GET /rosters/template')
  @Allow('community_staff', 'district_admin')
  async template(): Promise<StreamableFile> {
    return new StreamableFile(await templateBook(), { type: XLSX });
  }

  @Endpoint('GET /rosters')
  @Allow('community_staff', 'district_admin')
  list(@Me() me: Actor, @Paged() paging: Paging): Promise<Page<RosterView[]>> {
    return this.rosters.list(me, paging);
  }

  @Endpoint('GET /rosters/:id')
  @Allow('community_staff', 'district_admin')
  get(@Me() me: Actor, @Param('id') id: string): Promise<RosterView> {
    return this.rosters.get(me, id);
  }

  @Endpoint('GET /rosters/:id/rows')
  @Allow('community_staff', 'district_admin')
  rows(
    @Me() me: Actor,
    @Param('id') id: string,
    @Paged() paging: Paging,
    @Query('state') state?: RosterRowState,
  ): Promise<Page<RosterRowView[]>> {
    return this.rosters.rows(me, id, state, paging);
  }

  @Endpoint('POST /rosters/:id/apply')
  @Allow('community_staff', 'district_admin')
  apply(@Me() me: Actor, @Param('id') id: string): Promise<RosterView> {
    return this.rosters.apply(me, id);
  }

  @Endpoint('POST /rosters/:id/undo')
  @Allow('community_staff', 'district_admin')
  undo(@Me() me: Actor, @Param('id') id: string): Promise<RosterView> {
    return this.rosters.undo(me, id);
  }

  @Endpoint('POST /rosters/:id/discard')
  @Allow('community_staff', 'district_admin')
  discard(@Me() me: Actor, @Param('id') id: string): Promise<RosterView> {
    return this.rosters.discard(me, id);
  }
}
