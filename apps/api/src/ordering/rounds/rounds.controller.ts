import { Body, Controller, Param, Query } from '@nestjs/common';
import type { Done, RoundDetailView, RoundTotalsView, RoundView } from '@cailan/shared-types';
import { CreateRoundDto, DeclareStockDto, ExtendRoundDto, SetOffersDto } from '@cailan/shared-types/dto';
import { Allow, AllowSignedIn, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { Paged, type Page, type Paging } from '../../ground/http/pages';
import { OffersService } from './offers.service';
import { RoundsService } from './rounds.service';

@Controller()
export class RoundsController {
  constructor(
    private readonly rounds: RoundsService,
    private readonly offers: OffersService,
  ) {}

  @Endpoint('GET /rounds')
  @AllowSignedIn()
  list(
    @Me() me: Actor,
    @Paged() paging: Paging,
    @Query('windowId') windowId?: string,
    @Query('status') status?: string,
  ): Promise<Page<RoundView[]>> {
    return this.rounds.list(me, { windowId, status }, paging);
  }

  @Endpoint('POST /rounds')
  @Allow('supermarket_staff', 'district_admin')
  create(@Me() me: Actor, @Body() body: CreateRoundDto): Promise<RoundView> {
    return this.rounds.create(me, body);
  }

  @Endpoint('GET /rounds/:id')
  @AllowSignedIn()
  get(@Me() me: Actor, @Param('id') id: string): Promise<RoundDetailView> {
    return this.rounds.get(me, id);
  }

  @Endpoint('PUT /rounds/:id/offers')
  @Allow('supermarket_staff', 'district_admin')
  setOffers(@Me() me: Actor, @Param('id') id: string, @Body() body: SetOffersDto): Promise<RoundDetailView> {
    return this.offers.set(me, id, body);
  }

  @Endpoint('PUT /supermarkets/:id/stock')
  @Allow('supermarket_staff')
  declareStock(@Me() me: Actor, @Param('id') id: string, @Body() body: DeclareStockDto): Promise<Done> {
    return this.offers.declareStock(me, id, body);
  }

  @Endpoint('POST /rounds/:id/open')
  @Allow('supermarket_staff', 'district_admin')
  open(@Me() me: Actor, @Param('id') id: string): Promise<RoundView> {
    return this.rounds.open(me, id);
  }

  @Endpoint('POST /rounds/:id/close')
  @Allow('supermarket_staff', 'district_admin')
  close(@Me() me: Actor, @Param('id') id: string): Promise<RoundView> {
    return this.rounds.close(me, id);
  }

  @Endpoint('POST /rounds/:id/extend')
  @Allow('supermarket_staff', 'district_admin')
  extend(@Me() me: Actor, @Param('id') id: string, @Body() body: ExtendRoundDto): Promise<RoundView> {
    return this.rounds.extend(me, id, body);
  }

  @Endpoint('GET /rounds/:id/totals')
  @Allow('supermarket_staff', 'district_admin')
  totals(@Me() me: Actor, @Param('id') id: string): Promise<RoundTotalsView> {
    return this.rounds.totals(me, id);
  }
}
