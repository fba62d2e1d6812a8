import { useState, type ReactNode } from 'react';
import { Tap } from '../ui/tap';

const AT_ONCE = 40;

/** A long list, drawn a screenful at a time: a grid has hundreds of households. */
export function Paged<T>({
  items,
  children,
}: {
  items: readonly T[];
  children: (item: T) => ReactNode;
}): ReactNode {
  const [shown, setShown] = useState(AT_ONCE);
  const left = items.length - shown;
  return (
    <>
      {items.slice(0, shown).map(children)}
      {left > 0 ? (
        <Tap kind="quiet" onClick={() => setShown(shown + AT_ONCE)}>
          再看 {Math.min(left, AT_ONCE)} 条（还有 {left} 条）
        </Tap>
      ) : null}
    </>
  );
}
