import type { RefundView } from '@cailan/shared-types';

/** The buildings that a refund is for: `1号楼、2号楼 等 5 栋`; money of an unknown order has none. */
export function buildingsOf({ groups }: RefundView): string {
  const names = [...new Set(groups.map(({ deliveryGroupName }) => deliveryGroupName))];
  const few = names.slice(0, 2).join('、');
  if (names.length > 2) return `${few} 等 ${names.length} 栋`;
  return few || '对不上的付款';
}
