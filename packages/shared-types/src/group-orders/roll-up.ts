import { sortByDoor } from '../places/room-sort';

/** One household line of a delivery group, as read from the database. */
export interface RollUpRow {
  householdId: string;
  /** Room as written on the door: `3-2-501`. */
  door: string;
  productId: string;
  name: string;
  /** Ordered units. */
  quantity: number;
  amountFen: number;
}

/** What to buy. */
export interface ProductTotal {
  productId: string;
  name: string;
  quantity: number;
  amountFen: number;
  /** How many households ordered it. */
  households: number;
}

/** Who gets it. */
export interface HouseholdTotal<R extends RollUpRow> {
  householdId: string;
  door: string;
  quantity: number;
  amountFen: number;
  lines: R[];
}

/** The live roll-up of a group order, two ways with equal totals. */
export interface RollUp<R extends RollUpRow> {
  byProduct: ProductTotal[];
  byHousehold: HouseholdTotal<R>[];
  totals: { quantity: number; amountFen: number; households: number; lines: number };
}

function entry<V>(map: Map<string, V>, key: string, create: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const created = create();
  map.set(key, created);
  return created;
}

/**
 * Rolls household lines up by product (what to buy) and by household (who gets it) in one pass (domain §7).
 * Products keep the order in which the rows name them first (shelf order, if the query sorts so); households come
 * in stair order; rows keep whatever else they carry. The totals of both groupings are equal.
 */
export function rollUp<R extends RollUpRow>(rows: readonly R[]): RollUp<R> {
  const products = new Map<string, { total: ProductTotal; households: Set<string> }>();
  const households = new Map<string, HouseholdTotal<R>>();
  const totals = { quantity: 0, amountFen: 0, households: 0, lines: rows.length };
  for (const row of rows) {
    const { householdId, door, productId, name } = row;
    const product = entry(products, productId, () => ({
      total: { productId, name, quantity: 0, amountFen: 0, households: 0 },
      households: new Set<string>(),
    }));
    const household = entry(households, householdId, () => ({
      householdId,
      door,
      quantity: 0,
      amountFen: 0,
      lines: [] as R[],
    }));
    for (const sum of [product.total, household, totals]) {
      sum.quantity += row.quantity;
      sum.amountFen += row.amountFen;
    }
    product.households.add(householdId);
    household.lines.push(row);
  }
  totals.households = households.size;
  return {
    byProduct: [...products.values()].map(({ total, households: set }) => ({
      ...total,
      households: set.size,
    })),
    byHousehold: sortByDoor([...households.values()], (household) => household.door),
    totals,
  };
}
