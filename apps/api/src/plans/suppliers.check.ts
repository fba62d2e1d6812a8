import type { Goods } from './catalogue.check';
import type { FaultList } from './plan.faults';
import type { PlanFile } from './plan.schema';
import type { Loose } from './plan.shape';
import type { Product, Supplier } from './plan.types';
import type { DeliveryWindow } from '../district/places/district-rules';
import type { PlaceCodes } from './places.check';
import { Codes, each, noRepeats } from './reference';
import { checkSpan } from './transport.check';

/** What a supplier's fields refer to. */
interface Known {
  catalogue: Loose<Product>[];
  goods: Goods;
  places: PlaceCodes;
  windows: Codes<Loose<DeliveryWindow>>;
}

/** Checks each supplier: where and when it delivers, what it carries, and that only pharmacies carry medicine. */
export function checkSuppliers(plan: Loose<PlanFile>, known: Known, faults: FaultList): void {
  const suppliers = new Codes<unknown>('supplier', faults);
  const plates = new Codes<unknown>('vehicle', faults);
  for (const [supplier, path] of each(plan.suppliers, 'suppliers')) {
    suppliers.declare(supplier.code, `${path}.code`, supplier);
    for (const [plate, at] of each(supplier.vehicles, `${path}.vehicles`)) plates.declare(plate, at, plate);
    noRepeats(supplier.communities, `${path}.communities`, faults);
    for (const [code, at] of each(supplier.communities, `${path}.communities`)) {
      known.places.communities.resolve(code, at);
    }
    checkHours(supplier, path, known.windows, faults);
    checkCarries(supplier, path, known, faults);
  }
}

function checkHours(
  supplier: Loose<Supplier>,
  path: string,
  windows: Codes<Loose<DeliveryWindow>>,
  faults: FaultList,
): void {
  const seen = new Codes<unknown>('window', faults);
  for (const [hours, at] of each(supplier.windows, `${path}.windows`)) {
    const window = windows.resolve(hours.window, `${at}.window`);
    seen.declare(hours.window, `${at}.window`, hours);
    if (window?.start && hours.start && hours.start < window.start) {
      faults.add(`${at}.start`, `before the window opens at ${window.start}`);
    }
    if (window?.end && hours.end && hours.end > window.end) {
      faults.add(`${at}.end`, `after the window ends at ${window.end}`);
    }
    if (hours.start ?? hours.end)
      checkSpan(hours.start ?? window?.start, hours.end ?? window?.end, at, faults);
  }
}

function checkCarries(supplier: Loose<Supplier>, path: string, known: Known, faults: FaultList): void {
  const { carries } = supplier;
  if (!carries) return;
  const carried = new Set<string | undefined>(
    known.catalogue
      .filter((product) => carries.classes?.some((one) => one === product.class))
      .map((product) => product.code),
  );
  for (const [code, at] of each(carries.products, `${path}.carries.products`)) {
    if (known.goods.products.resolve(code, at)) carried.add(code);
  }
  for (const [code, at] of each(carries.except, `${path}.carries.except`)) {
    if (known.goods.products.resolve(code, at)) carried.delete(code);
  }
  if (carried.size === 0) faults.addOnce(`${path}.carries`, 'nothing');
  const medicine = known.catalogue.find((one) => one.class === 'medicine' && carried.has(one.code));
  if (medicine && supplier.licence && !supplier.licence.pharmacy) {
    faults.add(`${path}.carries`, `${medicine.code ?? 'medicine'} needs a pharmacy's licence`);
  }
  checkBundles(carries.bundles, `${path}.carries.bundles`, carried, known.goods, faults);
}

/** A bundle is exploded when picked, so its supplier carries every component. */
function checkBundles(
  codes: (string | undefined)[] | undefined,
  path: string,
  carried: Set<string | undefined>,
  goods: Goods,
  faults: FaultList,
): void {
  noRepeats(codes, path, faults);
  for (const [code, at] of each(codes, path)) {
    const bundle = goods.bundles.resolve(code, at);
    const lacking = bundle?.components?.find((part) => part?.code && !carried.has(part.code));
    if (lacking) faults.add(at, `its component ${lacking.code ?? ''} is not carried`);
  }
}
