import type { ReactNode } from 'react';
import { tapLooks, type TapProps } from './tap.types';

/** A button: the browser's own, so that keyboards and screen readers know it. */
export function Tap(props: TapProps): ReactNode {
  const { children, onClick, label, disabled, why, busy, pressed } = props;
  return (
    <>
      <button
        type="button"
        className={tapLooks(props)}
        aria-label={label}
        aria-pressed={pressed}
        aria-busy={busy}
        disabled={disabled || why !== undefined || busy}
        onClick={onClick}
      >
        {busy ? <span className="tap__wait" aria-hidden="true" /> : null}
        {children}
      </button>
      {why ? <span className="tap__why">{why}</span> : null}
    </>
  );
}
