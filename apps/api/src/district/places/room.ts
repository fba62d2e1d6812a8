import type { Room } from '../../ground/room';
import { HouseholdsController } from './households.controller';
import { HouseholdContacts1764800003000 } from './migrations/1764800003000-household-contacts';
import { HouseholdsService } from './households.service';
import { DeliveryGroup, District, DropPoint, Household, Place } from './place.entity';

export const placesRoom: Room = {
  controllers: [HouseholdsController],
  services: [HouseholdsService],
  entities: [District, Place, DropPoint, DeliveryGroup, Household],
  migrations: [HouseholdContacts1764800003000],
};
