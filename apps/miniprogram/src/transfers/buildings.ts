/** The buildings that money is for: `1号楼、2号楼 等 5 栋`; money of an unknown order has none. */
export function sayBuildings(of: readonly { deliveryGroupName: string }[]): string {
  const names = [...new Set(of.map(({ deliveryGroupName }) => deliveryGroupName))];
  const few = names.slice(0, 2).join('、');
  if (names.length > 2) return `${few} 等 ${names.length} 栋`;
  return few || '对不上的付款';
}
