/** A rationing limit of the plan or of an emergency measure (限量, B5 art. 13). At most one per class applies. */
export interface ClassLimit<C extends string> {
  productClass: C;
  /** Ordered units per household or per person and period. */
  maxUnits: number;
  per: 'household' | 'person';
}

/** A limit that an order would break, with the facts its refusal shows. */
export interface LimitExceeded {
  maxUnits: number;
  usedUnits: number;
  wantedUnits: number;
  /** What the household may still order; 0 when a new limit came below what it already has. */
  leftUnits: number;
}

function exceeded(maxUnits: number, usedUnits: number, wantedUnits: number): LimitExceeded | undefined {
  if (wantedUnits === 0 || usedUnits + wantedUnits <= maxUnits) return undefined;
  return { maxUnits, usedUnits, wantedUnits, leftUnits: Math.max(0, maxUnits - usedUnits) };
}

/**
 * The first product class whose limit an order would break, or undefined (domain §4, B5 art. 13).
 * `used` is what the household has taken in the period from ALL suppliers without the order in question,
 * so that a second round is no way round a limit; `wanted` are the order's lines with bundles exploded.
 * `persons` is the size of the household, for limits per person.
 */
export function limitRefusal<C extends string>(
  limits: readonly ClassLimit<C>[],
  used: Readonly<Partial<Record<C, number>>>,
  wanted: readonly { productClass: C; quantity: number }[],
  persons = 1,
): (LimitExceeded & { productClass: C }) | undefined {
  const wantedUnits = new Map<C, number>();
  for (const line of wanted) {
    wantedUnits.set(line.productClass, (wantedUnits.get(line.productClass) ?? 0) + line.quantity);
  }
  for (const { productClass, maxUnits, per } of limits) {
    const max = per === 'person' ? maxUnits * persons : maxUnits;
    const refusal = exceeded(max, used[productClass] ?? 0, wantedUnits.get(productClass) ?? 0);
    if (refusal) return { productClass, ...refusal };
  }
  return undefined;
}

/**
 * Whether an order would break an offer's limit per household (domain §5); null is no limit.
 * `usedUnits` counts the household's other lines of the offer, `wantedUnits` those of the order in question.
 */
export function offerLimitRefusal(
  maxUnits: number | null,
  usedUnits: number,
  wantedUnits: number,
): LimitExceeded | undefined {
  return maxUnits === null ? undefined : exceeded(maxUnits, usedUnits, wantedUnits);
}
