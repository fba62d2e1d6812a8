import { useState, type ReactNode } from 'react';
import { More } from './more';

interface LongListProps<T> {
  items: readonly T[];
  /** What one of them is counted in: 户, 袋, 样. */
  unit: string;
  /** So many at a time, and at first. */
  part?: number;
  /** So many are drawn in any case. */
  least?: number;
  /** Draws what is shown, as rows or as one table. */
  children: (shown: readonly T[]) => ReactNode;
}

/** A list that is there whole and drawn a part at a time, so that a tower's hundreds of rows open quickly. */
export function LongList<T>({ items, unit, part = 30, least = 0, children }: LongListProps<T>): ReactNode {
  const [count, setCount] = useState(part);
  const shown = items.slice(0, Math.max(count, least));
  const left = items.length - shown.length;
  return (
    <>
      {children(shown)}
      <More
        of={{ more: left > 0 ? () => setCount(shown.length + part) : undefined, refreshing: false }}
      >{`再看 ${Math.min(part, left)} ${unit}（还有 ${left} ${unit}）`}</More>
    </>
  );
}
