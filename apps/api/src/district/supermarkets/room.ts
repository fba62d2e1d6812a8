import type { Room } from '../../ground/room';
import { SupplierTerms1764803000000 } from './migrations/1764803000000-supplier-terms';
import { Supermarket, Violation } from './supermarket.entity';
import { SupermarketPayee } from './supermarket-payee.entity';
import { SupermarketPayees1764801002000 } from './migrations/1764801002000-supermarket-payees';
import { SupermarketsController } from './supermarkets.controller';
import { SupermarketsService } from './supermarkets.service';

export const supermarketsRoom: Room = {
  controllers: [SupermarketsController],
  services: [SupermarketsService],
  entities: [Supermarket, SupermarketPayee, Violation],
  migrations: [SupermarketPayees1764801002000, SupplierTerms1764803000000],
};
