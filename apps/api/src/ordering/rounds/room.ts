import type { Room } from '../../ground/room';
import { OfferCache } from './offer-cache';
import { OffersService } from './offers.service';
import { RoundProgressCache } from './round-progress';
import { DeclaredStock, Offer, OfferComponent, OfferQuota, Round, RoundCommunity } from './round.entity';
import { RoundsController } from './rounds.controller';
import { RoundsService } from './rounds.service';

export const roundsRoom: Room = {
  controllers: [RoundsController],
  services: [OfferCache, RoundProgressCache, RoundsService, OffersService],
  entities: [DeclaredStock, Round, RoundCommunity, Offer, OfferComponent, OfferQuota],
};
