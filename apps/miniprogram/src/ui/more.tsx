import type { ReactNode } from 'react';
import type { Pages } from '../api/use-pages';
import { Tap } from './tap';

/** The way to what stands below in a long list; nothing where all is there. */
export function More({ of, children = '再看更早的' }: { of: Pages<unknown>; children?: string }): ReactNode {
  if (!of.more) return null;
  return (
    <Tap kind="quiet" onClick={of.more}>
      {of.refreshing ? '正在加载…' : children}
    </Tap>
  );
}
