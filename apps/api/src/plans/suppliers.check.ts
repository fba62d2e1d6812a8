import type { Goods } from './catalogue.check';
import type { FaultList } from './plan.faults';
import type { PlanFile } from './plan.schema';
import type { Loose } from './plan.shape';
import type { Product, Supplier } from './plan.types';
import type { DeliveryWindow } from '../district/places/district-rules';
import type { PlaceCodes } from './places.check';
import { Codes, each, noRepeats, noTwoOfAName } from './reference';
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
  const suppliers = new Codes<unknown>('保供企业', faults);
  noTwoOfAName(each(plan.suppliers, 'suppliers'), faults);
  const plates = new Codes<unknown>('车辆', faults);
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

/** A licence that has ended lets nobody sell: a plan with one is loaded on the day when it was renewed. */
export function checkLicences(plan: Loose<PlanFile>, today: string | undefined, faults: FaultList): void {
  for (const [{ licence }, path] of each(plan.suppliers, 'suppliers')) {
    if (today !== undefined && licence?.validUntil !== undefined && licence.validUntil < today)
      faults.add(`${path}.licence.validUntil`, `保供资格已经过期，今天是 ${today}；续期后请写新的日期`);
  }
}

function checkHours(
  supplier: Loose<Supplier>,
  path: string,
  windows: Codes<Loose<DeliveryWindow>>,
  faults: FaultList,
): void {
  const seen = new Codes<unknown>('配送时段', faults);
  for (const [hours, at] of each(supplier.windows, `${path}.windows`)) {
    const window = windows.resolve(hours.window, `${at}.window`);
    seen.declare(hours.window, `${at}.window`, hours);
    if (window?.start && hours.start && hours.start < window.start) {
      faults.add(`${at}.start`, `早于配送时段的开始时间 ${window.start}`);
    }
    if (window?.end && hours.end && hours.end > window.end) {
      faults.add(`${at}.end`, `晚于配送时段的结束时间 ${window.end}`);
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
  if (carried.size === 0)
    faults.addOnce(`${path}.carries`, '没有一样可卖的商品：classes、products 至少写一样');
  const medicine = known.catalogue.find((one) => one.class === 'medicine' && carried.has(one.code));
  if (medicine && supplier.licence && !supplier.licence.pharmacy) {
    faults.add(
      `${path}.carries`,
      `里面有药品 ${medicine.code ?? ''}，只有药店（licence.pharmacy: true）可以卖`,
    );
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
    if (lacking) faults.add(at, `套餐里的 ${lacking.code ?? ''} 这家不卖`);
  }
}
