import { Body, Controller, Param } from '@nestjs/common';
import type { AccountMoveView, ApprovedMoveView } from '@cailan/shared-types';
import { CreateAccountMoveDto } from '@cailan/shared-types/dto';
import { Allow, AllowSignedIn, Confirmed, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { Paged, type Page, type Paging } from '../../ground/http/pages';
import { AccountMovesService } from './account-moves.service';

@Controller()
export class AccountMovesController {
  constructor(private readonly moves: AccountMovesService) {}

  @Endpoint('GET /account-moves')
  @AllowSignedIn()
  list(@Me() me: Actor, @Paged() paging: Paging): Promise<Page<AccountMoveView[]>> {
    return this.moves.list(me, paging);
  }

  @Endpoint('POST /account-moves')
  @Confirmed('account', '把账号换到新的微信')
  @Allow('community_staff', 'district_admin')
  request(@Me() me: Actor, @Body() body: CreateAccountMoveDto): Promise<AccountMoveView> {
    return this.moves.request(me, body);
  }

  @Endpoint('POST /account-moves/:id/approve')
  @Confirmed('account', '同意账号换到新的微信')
  @Allow('community_staff', 'district_admin')
  approve(@Me() me: Actor, @Param('id') id: string): Promise<ApprovedMoveView> {
    return this.moves.approve(me, id);
  }

  @Endpoint('POST /account-moves/:id/end')
  @AllowSignedIn()
  end(@Me() me: Actor, @Param('id') id: string): Promise<AccountMoveView> {
    return this.moves.end(me, id);
  }
}
