import type { FaultList } from './plan.faults';
import { fieldPath, type Loose } from './plan.shape';
import type { Bundle, Catalogue, Product } from './plan.types';
import { Codes, each } from './reference';

const STEP_GRAMS = 500;

/** What the rest of a plan refers to in its catalogue. */
export interface Goods {
  products: Codes<Loose<Product>>;
  bundles: Codes<Loose<Bundle>>;
}

/** Checks what no single field can show: codes used once, prices of by-weight steps, what a bundle may hold. */
export function checkCatalogue(catalogue: Loose<Catalogue>, path: string, faults: FaultList): Goods {
  const products = new Codes<Loose<Product>>('商品', faults);
  const bundles = new Codes<Loose<Bundle>>('套餐包', faults);
  const used = new Codes<unknown>('编号', faults);
  for (const [product, at] of each(catalogue.products, fieldPath(path, 'products'))) {
    if (used.declare(product.code, `${at}.code`, product)) products.declare(product.code, at, product);
    checkProduct(product, at, faults);
  }
  for (const [bundle, at] of each(catalogue.bundles, fieldPath(path, 'bundles'))) {
    if (used.declare(bundle.code, `${at}.code`, bundle)) bundles.declare(bundle.code, at, bundle);
    checkComponents(bundle, at, products, faults);
  }
  return { products, bundles };
}

function checkProduct(product: Loose<Product>, path: string, faults: FaultList): void {
  if (product.prescription && product.class !== 'medicine') {
    faults.add(`${path}.prescription`, '只有药品（medicine）可以是处方药');
  }
  if (product.saleKind === 'piece' && product.fenPerKg !== undefined) {
    faults.add(`${path}.fenPerKg`, '只有称重商品（saleKind: weight）才写每公斤价');
  }
  if (product.saleKind !== 'weight') return;
  if (product.massGrams !== undefined && product.massGrams !== STEP_GRAMS) {
    faults.add(`${path}.massGrams`, `称重商品按 ${STEP_GRAMS} 克一份卖，应为 ${STEP_GRAMS}`);
  }
  if (product.fenPerKg === undefined) {
    faults.addOnce(`${path}.fenPerKg`, '称重商品要写每公斤价（分）');
    return;
  }
  const stepFen = Math.floor((STEP_GRAMS * product.fenPerKg + 500) / 1000);
  if (product.priceFen !== undefined && product.priceFen !== stepFen) {
    faults.add(`${path}.priceFen`, `每公斤 ${product.fenPerKg} 分，${STEP_GRAMS} 克应为 ${stepFen}`);
  }
}

function checkComponents(
  bundle: Loose<Bundle>,
  path: string,
  products: Codes<Loose<Product>>,
  faults: FaultList,
): void {
  const seen = new Set<string>();
  for (const [component, at] of each(bundle.components, `${path}.components`)) {
    const product = products.resolve(component.code, `${at}.code`);
    if (product?.saleKind === 'weight') faults.add(`${at}.code`, '称重商品不能放进套餐包');
    if (component.code === undefined) continue;
    if (seen.has(component.code)) faults.add(`${at}.code`, '在这个套餐包里写了两次，请合并数量');
    seen.add(component.code);
  }
}
