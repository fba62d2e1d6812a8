import type { Room } from '../../ground/room';
import { OfferBook } from './offer-book';
import { OffersService } from './offers.service';
import { RoundProgressBook } from './round-progress';
import { DeclaredStock, Offer, OfferComponent, OfferQuota, Round, RoundCommunity } from './round.entity';
import { RoundsController } from './rounds.controller';
import { RoundsService } from './rounds.service';

export const roundsRoom: Room = {
  controllers: [RoundsController],
  services: [OfferBook, RoundProgressBook, RoundsService, OffersService],
  entities: [DeclaredStock, Round, RoundCommunity, Offer, OfferComponent, OfferQuota],
};
