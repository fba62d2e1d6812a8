import type { Room } from '../../ground/room';
import { CarrierRound, CarrierRoundPart } from './carrier-round.entity';
import { CarrierRounds1764804200000 } from './migrations/1764804200000-carrier-rounds';

export const carriersRoom: Room = {
  entities: [CarrierRound, CarrierRoundPart],
  migrations: [CarrierRounds1764804200000],
};
