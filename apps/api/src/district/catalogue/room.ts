import type { Room } from '../../ground/room';
import { CatalogueController } from './catalogue.controller';
import { CatalogueService } from './catalogue.service';
import { Prescriptions1764803000100 } from './migrations/1764803000100-prescriptions';
import { BundleComponent, ClassLimit, PriceCeiling, Product } from './product.entity';

export const catalogueRoom: Room = {
  controllers: [CatalogueController],
  services: [CatalogueService],
  entities: [Product, BundleComponent, PriceCeiling, ClassLimit],
  migrations: [Prescriptions1764803000100],
};
