import { useState } from 'react';
import type { GroupOrderView, WindowView } from '@cailan/shared-types';
import { allOf } from '../api/all-of';
import { serviceNow } from '../api/clock';
import { useRead, type Read } from '../api/use-read';
import { windowsOf } from './windows-at-hand';

interface MyWindow {
  /** The one that is looked at; undefined when my buildings have no orders at all. */
  window: WindowView | undefined;
  /** All that can be looked at, the earliest first. */
  windows: readonly WindowView[];
  /** My buildings' group orders of the window. */
  groups: readonly GroupOrderView[];
}

type Choose = (
  windows: readonly WindowView[],
  now: Date,
  groups: readonly GroupOrderView[],
) => WindowView | undefined;

/**
 * The window that the page is about, with my buildings' orders in it.
 * @param first which one to look at until the person chooses another.
 */
export function useMyWindow(first: Choose): { read: Read<MyWindow>; choose: (windowId: string) => void } {
  const [chosen, choose] = useState<string>();
  const read = allOf(useRead('GET /windows'), useRead('GET /group-orders'));
  const now = serviceNow();
  return {
    choose,
    read: mapped(read, ([all, groups]) => {
      const windows = windowsOf(all, groups, now);
      const window = windows.find(({ id }) => id === chosen) ?? first(windows, now, groups);
      return { window, windows, groups: groups.filter(({ windowId }) => windowId === window?.id) };
    }),
  };
}

/** A read of what follows from another one's data. */
function mapped<A, B>(read: Read<A>, change: (data: A) => B): Read<B> {
  return { ...read, data: read.data === undefined ? undefined : change(read.data) };
}
