/** Draws that depend on nothing but their seed and label, so that a plan always expands to the same rows. */
export interface Draws {
  /** A whole number from 0 to below `bound`. */
  below(bound: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** True for about `permille` of each thousand draws. */
  chance(permille: number): boolean;
}

/**
 * Mulberry32 over the FNV-1a hash of the label: small, fast and even enough for invented names and layouts;
 * never for a share-out, which must be recomputable from a published seed.
 */
export function seededDraws(seed: number, label: string): Draws {
  let state = seed >>> 0;
  for (const character of label) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  const below = (bound: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * bound);
  };
  return {
    below,
    pick: (list) => list[below(list.length)] ?? list[0],
    chance: (permille) => below(1000) < permille,
  };
}
