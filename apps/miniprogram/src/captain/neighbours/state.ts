import { useMemo } from 'react';
import type { NeighbourView } from '@cailan/shared-types';
import type { Read } from '../../api/use-read';
import { useReads } from '../../api/use-reads';
import { neighboursOf } from './neighbours-now';

/** The households of several group orders as one read: a window has as many as supermarkets that serve it. */
export function useNeighbours(groupOrderIds: readonly string[]): Read<NeighbourView[]> {
  const read = useReads(
    'GET /group-orders/:id/households',
    groupOrderIds.map((id) => ({ params: { id } })),
  );
  return { ...read, data: useMemo(() => read.data && neighboursOf(read.data), [read.data]) };
}
