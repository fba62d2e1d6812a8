import { Controller } from '@nestjs/common';
import type { ChainView } from '@cailan/shared-types';
import { AllowSignedIn, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { ChainService } from './chain.service';

@Controller()
export class ChainController {
  constructor(private readonly chain: ChainService) {}

  @Endpoint('GET /chain')
  @AllowSignedIn()
  mine(@Me() me: Actor): Promise<ChainView[]> {
    return this.chain.mine(me);
  }
}
