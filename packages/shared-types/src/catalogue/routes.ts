import type { Done } from '../ground/done';
import type { DeclareStockDto } from './dto';
import type { ProductView } from './views';

export interface CatalogueRoutes {
  'GET /supermarkets/:id/products': { reply: ProductView[] };
  'PUT /supermarkets/:id/stock': { body: DeclareStockDto; reply: Done };
}
