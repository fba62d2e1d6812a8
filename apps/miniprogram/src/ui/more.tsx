import type { ReactNode } from 'react';
import { Tap } from './tap';

interface MoreProps {
  /** What of the list there is beyond what is shown; `more` is undefined where all is there. */
  of: { more: (() => void) | undefined; refreshing: boolean };
  children?: string;
}

/** The way to what stands below in a long list; nothing where all is there. */
export function More({ of, children = '再看更早的' }: MoreProps): ReactNode {
  if (!of.more) return null;
  return (
    <Tap kind="line" onClick={of.more}>
      {of.refreshing ? '正在加载…' : children}
    </Tap>
  );
}
