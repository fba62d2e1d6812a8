import { Controller, Param } from '@nestjs/common';
import type { MemberView } from '@cailan/shared-types';
import { Allow, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { Paged, type Page, type Paging } from '../../ground/http/pages';
import { MembersService } from './members.service';

@Controller()
export class MembersController {
  constructor(private readonly members: MembersService) {}

  @Endpoint('GET /households/:id/members')
  @Allow('resident', 'grid_leader', 'community_staff')
  list(@Me() me: Actor, @Param('id') id: string, @Paged() paging: Paging): Promise<Page<MemberView[]>> {
    return this.members.list(me, id, paging);
  }

  @Endpoint('POST /households/:id/members/:personId/contact')
  @Allow('resident')
  contact(
    @Me() me: Actor,
    @Param('id') id: string,
    @Param('personId') personId: string,
  ): Promise<MemberView[]> {
    return this.members.nameContact(me, id, personId);
  }

  @Endpoint('POST /households/:id/members/:personId/end')
  @Allow('resident', 'grid_leader', 'community_staff')
  end(@Me() me: Actor, @Param('id') id: string, @Param('personId') personId: string): Promise<MemberView[]> {
    return this.members.end(me, id, personId);
  }
}
