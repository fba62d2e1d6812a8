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
  const products = new Codes<Loose<Product>>('product', faults);
  const bundles = new Codes<Loose<Bundle>>('bundle', faults);
  const used = new Codes<unknown>('code', faults);
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
    faults.add(`${path}.prescription`, 'only medicine can need a prescription');
  }
  if (product.saleKind === 'piece' && product.fenPerKg !== undefined) {
    faults.add(`${path}.fenPerKg`, 'only a product sold by weight has one');
  }
  if (product.saleKind !== 'weight') return;
  if (product.massGrams !== undefined && product.massGrams !== STEP_GRAMS) {
    faults.add(`${path}.massGrams`, `a step of a product sold by weight is ${STEP_GRAMS} g`);
  }
  if (product.fenPerKg === undefined) {
    faults.addOnce(`${path}.fenPerKg`, 'needed by a product sold by weight');
    return;
  }
  const stepFen = Math.floor((STEP_GRAMS * product.fenPerKg + 500) / 1000);
  if (product.priceFen !== undefined && product.priceFen !== stepFen) {
    faults.add(
      `${path}.priceFen`,
      `a step of ${STEP_GRAMS} g at ${product.fenPerKg} fen a kg costs ${stepFen}`,
    );
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
    if (product?.saleKind === 'weight') faults.add(`${at}.code`, `${component.code} is sold by weight`);
    if (component.code === undefined) continue;
    if (seen.has(component.code)) faults.add(`${at}.code`, `${component.code} is listed twice`);
    seen.add(component.code);
  }
}
