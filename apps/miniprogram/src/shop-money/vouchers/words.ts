import type { PaymentView } from '@cailan/shared-types';

/** The buildings that a payment is for: `1号楼、2号楼 等 5 栋`. */
export function buildingsOf({ allocations }: PaymentView): string {
  const names = allocations.map(({ deliveryGroupName }) => deliveryGroupName);
  const few = names.slice(0, 2).join('、');
  return names.length > 2 ? `${few} 等 ${names.length} 栋` : few;
}
