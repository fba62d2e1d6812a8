import type { Room } from '../../ground/room';
import { CatalogueController } from './catalogue.controller';
import { CatalogueService } from './catalogue.service';
import { BundleComponent, ClassLimit, DeclaredStock, PriceCeiling, Product } from './product.entity';

export const catalogueRoom: Room = {
  controllers: [CatalogueController],
  services: [CatalogueService],
  entities: [Product, BundleComponent, DeclaredStock, PriceCeiling, ClassLimit],
};
