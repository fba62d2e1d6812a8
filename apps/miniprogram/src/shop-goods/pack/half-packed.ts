import { useState } from 'react';
import type { PackHouseholdView } from '@cailan/shared-types';
import { forget, keep, kept, keptKeys } from '../../offline/storage';
import type { BagCounts, TypedWeights } from './packing';

/** What the packer noted of a household whose bags are not closed yet. */
interface HalfPacked {
  typed: TypedWeights;
  counts: BagCounts;
}

const PREFIX = 'half-packed/';
/** So many households of one phone; older ones were packed elsewhere or given up. Some hundred bytes each. */
const MOST = 300;

const keyOf = (orderId: string): string => `${PREFIX}${orderId}`;
const NOTHING: HalfPacked = { typed: {}, counts: {} };

/** What stands in the household's fields: kept on the phone, so that another page or a reload does not cost a second weighing. */
export function useHalfPacked(orderId: string): HalfPacked & { note: (part: Partial<HalfPacked>) => void } {
  const [noted, setNoted] = useState(() => kept<HalfPacked>(keyOf(orderId)) ?? NOTHING);
  const note = (part: Partial<HalfPacked>) => {
    const next = { ...noted, ...part };
    setNoted(next);
    keep(keyOf(orderId), next);
  };
  return { ...noted, note };
}

/**
 * Lets go of what was noted of households that are packed by now, here or on another phone, and of the oldest where there
 * are too many: ids grow with time.
 */
export function forgetPacked(households: readonly PackHouseholdView[]): void {
  const packed = new Set(
    households.flatMap(({ orderId, packedAt }) => (packedAt === null ? [] : [keyOf(orderId)])),
  );
  const keys = keptKeys(PREFIX);
  const rest = keys.filter((key) => !packed.has(key));
  for (const key of [...keys.filter((each) => packed.has(each)), ...rest.slice(0, -MOST)]) forget(key);
}
