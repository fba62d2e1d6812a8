import { Controller } from '@nestjs/common';
import type { MeView } from '@cailan/shared-types';
import { AllowSignedIn, Endpoint, Me, type Actor } from '../http/endpoint';
import { PeopleService } from './people.service';

@Controller()
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @Endpoint('GET /me')
  @AllowSignedIn()
  me(@Me() me: Actor): Promise<MeView> {
    return this.people.view(me.personId);
  }
}
