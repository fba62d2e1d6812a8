import type { Room } from '../../ground/room';
import { Supermarket, Violation } from './supermarket.entity';
import { SupermarketsController } from './supermarkets.controller';
import { SupermarketsService } from './supermarkets.service';

export const supermarketsRoom: Room = {
  controllers: [SupermarketsController],
  services: [SupermarketsService],
  entities: [Supermarket, Violation],
};
