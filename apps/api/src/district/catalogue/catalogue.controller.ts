import { Controller, Param } from '@nestjs/common';
import type { CommunityView, ProductView, SupermarketView, WindowView } from '@cailan/shared-types';
import { AllowSignedIn, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { CatalogueService } from './catalogue.service';

@Controller()
export class CatalogueController {
  constructor(private readonly catalogue: CatalogueService) {}

  @Endpoint('GET /communities')
  @AllowSignedIn()
  communities(@Me() me: Actor): Promise<CommunityView[]> {
    return this.catalogue.communities(me);
  }

  @Endpoint('GET /windows')
  @AllowSignedIn()
  windows(@Me() me: Actor): Promise<WindowView[]> {
    return this.catalogue.windows(me);
  }

  @Endpoint('GET /supermarkets')
  @AllowSignedIn()
  supermarkets(@Me() me: Actor): Promise<SupermarketView[]> {
    return this.catalogue.supermarkets(me);
  }

  @Endpoint('GET /supermarkets/:id/products')
  @AllowSignedIn()
  products(@Me() me: Actor, @Param('id') id: string): Promise<ProductView[]> {
    return this.catalogue.products(me, id);
  }
}
