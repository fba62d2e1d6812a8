import { exactProduct, requireCount } from '../ground/integers';
import { prorate } from '../ground/money';

/** A component of a bundle (套餐包): its own shelf price per ordered unit and how many units one bundle holds. */
export interface BundleComponent {
  priceFen: number;
  quantity: number;
}

/**
 * The frozen share of a bundle's price for each component, for all its units in ONE bundle (domain §4, A5).
 * Shares follow what the components would cost alone and sum to `priceFen` exactly; n bundles cost n × each share.
 * Throws a RangeError for a bundle without components or with inexact numbers.
 */
export function bundleShares(priceFen: number, components: readonly BundleComponent[]): number[] {
  if (components.length === 0) throw new RangeError('a bundle needs a component');
  const weights = components.map((component) => {
    requireCount(component.priceFen, 'priceFen');
    requireCount(component.quantity, 'quantity');
    return exactProduct(component.priceFen, component.quantity);
  });
  return prorate(priceFen, weights);
}
