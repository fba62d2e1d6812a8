import { Controller, Param } from '@nestjs/common';
import type { DriverView, SupplierTermsView } from '@cailan/shared-types';
import { Allow, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { Paged, type Page, type Paging } from '../../ground/http/pages';
import { SupermarketsService } from './supermarkets.service';

@Controller()
export class SupermarketsController {
  constructor(private readonly supermarkets: SupermarketsService) {}

  @Endpoint('GET /supermarkets/:id/terms')
  @Allow('supermarket_staff', 'district_admin', 'inspector')
  terms(@Me() me: Actor, @Param('id') id: string): Promise<SupplierTermsView> {
    return this.supermarkets.terms(me, id);
  }

  @Endpoint('GET /supermarkets/:id/drivers')
  @Allow('supermarket_staff')
  drivers(@Me() me: Actor, @Param('id') id: string, @Paged() paging: Paging): Promise<Page<DriverView[]>> {
    return this.supermarkets.drivers(me, id, paging);
  }
}
