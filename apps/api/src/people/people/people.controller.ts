import { Body, Controller } from '@nestjs/common';
import type { MeView } from '@cailan/shared-types';
import { ConsentDto, UpdateMeDto } from '@cailan/shared-types/dto';
import { AllowSignedIn, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { PeopleService } from './people.service';

@Controller()
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @Endpoint('GET /me')
  @AllowSignedIn()
  me(@Me() me: Actor): Promise<MeView> {
    return this.people.view(me);
  }

  @Endpoint('PUT /me')
  @AllowSignedIn()
  rename(@Me() me: Actor, @Body() body: UpdateMeDto): Promise<MeView> {
    return this.people.rename(me, body.name);
  }

  @Endpoint('POST /me/consents')
  @AllowSignedIn()
  consent(@Me() me: Actor, @Body() body: ConsentDto): Promise<MeView> {
    return this.people.consent(me, body.version);
  }
}
