import { Controller, Param } from '@nestjs/common';
import type { ShareOutView } from '@cailan/shared-types';
import { AllowSignedIn, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { Paged, type Page, type Paging } from '../../ground/http/pages';
import { ShareOutService } from './share-out.service';

@Controller()
export class ShareOutController {
  constructor(private readonly shareOuts: ShareOutService) {}

  @Endpoint('GET /rounds/:id/share-out')
  @AllowSignedIn()
  shareOut(@Me() me: Actor, @Param('id') id: string, @Paged() paging: Paging): Promise<Page<ShareOutView>> {
    return this.shareOuts.view(me, id, paging);
  }
}
