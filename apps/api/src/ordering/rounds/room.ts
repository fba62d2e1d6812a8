import type { Room } from '../../ground/room';
import { OfferCache } from './offer-cache';
import { OffersService } from './offers.service';
import { RoundProgressCache } from './round-progress';
import { DeclaredStock, Offer, OfferComponent, OfferQuota, Round, RoundCommunity } from './round.entity';
import { RoundsController } from './rounds.controller';
import { RoundsService } from './rounds.service';
import { DrawBegun1763910000000 } from './migrations/1763910000000-draw-begun';
import { DrawSecrets1763950000000 } from './migrations/1763950000000-draw-secrets';

export const roundsRoom: Room = {
  controllers: [RoundsController],
  services: [OfferCache, RoundProgressCache, RoundsService, OffersService],
  entities: [DeclaredStock, Round, RoundCommunity, Offer, OfferComponent, OfferQuota],
  migrations: [DrawSecrets1763950000000, DrawBegun1763910000000],
};
