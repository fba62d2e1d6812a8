import { Body, Controller } from '@nestjs/common';
import type { Done, PersonExportView } from '@cailan/shared-types';
import { ClientKeyDto } from '@cailan/shared-types/dto';
import { AllowSignedIn, Confirmed, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { ErasureService } from './erasure.service';
import { ExportService } from './export.service';

/** What the law lets a person ask for: their data, and that it be forgotten. */
@Controller()
export class PersonalDataController {
  constructor(
    private readonly exports: ExportService,
    private readonly erasure: ErasureService,
  ) {}

  @Endpoint('GET /me/export')
  @Confirmed('export', '取一份我的资料')
  @AllowSignedIn()
  export(@Me() me: Actor): Promise<PersonExportView> {
    return this.exports.of(me);
  }

  @Endpoint('POST /me/erase')
  @Confirmed('account', '注销账号')
  @AllowSignedIn()
  erase(@Me() me: Actor, @Body() body: ClientKeyDto): Promise<Done> {
    return this.erasure.erase(me, body);
  }
}
