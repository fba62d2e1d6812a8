import { useMemo } from 'react';
import { useRead, type Read } from '../api/use-read';
import { gridWindowsOf, type GridWindow } from './grid-windows';
import { allOf } from '../api/all-of';

/** The leader's group orders with their rounds, by window and building. @param poll how often to ask, milliseconds. */
export function useOrders(poll?: number): Read<GridWindow[]> {
  const options = poll === undefined ? {} : { poll };
  const groups = useRead('GET /group-orders', { query: {} }, options);
  const rounds = useRead('GET /rounds', { query: {} }, options);
  const read = allOf(groups, rounds);
  const data = useMemo(
    () => groups.data && rounds.data && gridWindowsOf(groups.data, rounds.data),
    [groups.data, rounds.data],
  );
  return { ...read, data };
}
