import type { ReactNode } from 'react';

export interface TapProps {
  children: ReactNode;
  onClick: () => void;
  /** `main`: the one thing to do; `now`: what is due; `line`: another way; `quiet`: text alone; `harm`: takes something away. */
  kind?: 'main' | 'now' | 'line' | 'quiet' | 'harm';
  /** What a screen reader says instead of the words on it. */
  label?: string;
  disabled?: boolean;
  /** Why it can't be tapped now, shown under it; disables. */
  why?: string | undefined;
  /** Something is under way: it can't be tapped twice. */
  busy?: boolean;
  /** As high as a thumb is wide: the captain's and picker's buttons. */
  big?: boolean;
  /** A state it holds, such as a chosen tab. */
  pressed?: boolean;
}

/** The class names of a button, the same on both targets. */
export function tapLooks({
  kind = 'main',
  big,
  disabled,
  why,
  busy,
  pressed,
}: Omit<TapProps, 'children' | 'onClick'>): string {
  const off = disabled || why !== undefined || busy;
  return ['tap', `tap--${kind}`, big && 'tap--big', off && 'tap--off', pressed && 'tap--pressed']
    .filter(Boolean)
    .join(' ');
}
