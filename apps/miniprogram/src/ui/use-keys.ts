import { useEffect, useRef } from 'react';

/** Where these keys have a meaning of their own. */
const BUSY = 'dialog[open]';
const OWN_ENTER = 'input, textarea, button, a, [role=button]';

/** What the keys of a desk's keyboard do, by their names (`Enter`, `ArrowDown`). */
export type Keys = Partial<Record<string, () => void>>;

/** Keys that work anywhere on the page: not while a sheet is open, and Enter not where it already does something. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return undefined;
    const press = (event: KeyboardEvent) => {
      const act = latest.current[event.key];
      if (!act || event.defaultPrevented || document.querySelector(BUSY)) return;
      const at = event.target instanceof Element ? event.target : undefined;
      if (event.key === 'Enter' && at?.matches(OWN_ENTER)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
