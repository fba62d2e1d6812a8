import { useEffect, useId, useRef, type ReactNode, type RefObject } from 'react';
import { cut, type TextFieldProps } from './text-field.types';

/** Taro's boxes move what is in them once they are ready, which takes the cursor away: it is set after that. */
const READY_MS = 100;

const modes = { text: 'text', digits: 'numeric', decimal: 'decimal', search: 'search' } as const;

/** A field with its label: the browser's own input. */
export function TextField(props: TextFieldProps): ReactNode {
  const {
    label,
    value,
    onChange,
    placeholder,
    kind = 'text',
    long,
    most,
    bare,
    onEnter,
    fault,
    focus,
  } = props;
  const id = useId();
  const input = useCursor(focus);
  const shared = {
    id,
    value,
    placeholder,
    'aria-label': bare ? label : undefined,
    'aria-invalid': fault !== undefined,
    onChange: (event: { target: { value: string } }) => onChange(cut(event.target.value, most)),
  };
  return (
    <div className="field">
      {bare ? null : (
        <label className="field__label" htmlFor={id}>
          {label}
        </label>
      )}
      {long ? (
        <textarea className="field__input field__input--long" rows={3} {...shared} />
      ) : (
        <input
          className="field__input"
          type={kind === 'search' ? 'search' : 'text'}
          inputMode={modes[kind]}
          autoComplete="off"
          ref={input}
          onKeyDown={(event) => {
            // Enter that ends a word of an input method is not meant for us.
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            onEnter?.();
            // A scanner gun or a scale types its next reading over what still stands here.
            if (kind !== 'text' && document.activeElement === event.currentTarget)
              event.currentTarget.select();
          }}
          {...shared}
        />
      )}
      {fault ? <span className="field__fault">{fault}</span> : null}
    </div>
  );
}

/** The cursor is in the field when its page opens, over what stands there. */
function useCursor(focus: boolean | undefined): RefObject<HTMLInputElement> {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!focus) return undefined;
    const timer = setTimeout(() => {
      input.current?.focus();
      input.current?.select();
    }, READY_MS);
    return () => clearTimeout(timer);
  }, [focus]);
  return input;
}
