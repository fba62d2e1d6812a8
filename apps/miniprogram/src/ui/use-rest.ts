import { useCallback, useEffect, useState } from 'react';

/** A thumb's second tap comes sooner than this, in milliseconds; what came up under it meanwhile is not meant. */
const REST_MS = 700;

/**
 * Lets buttons rest for 0.7 s after a tap that put something else under the thumb, so that a double tap does one thing.
 * @param atFirst rests at once: for what itself came up at a tap.
 */
export function useRest(atFirst = false): { resting: boolean; rest: () => void } {
  const [begun, setBegun] = useState(atFirst ? 1 : 0);
  const [over, setOver] = useState(0);
  useEffect(() => {
    if (begun === over) return;
    const timer = setTimeout(() => setOver(begun), REST_MS);
    return () => clearTimeout(timer);
  }, [begun, over]);
  return { resting: begun !== over, rest: useCallback(() => setBegun((times) => times + 1), []) };
}
