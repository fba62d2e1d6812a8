import type { ReactNode } from 'react';
import type { StepperProps } from './stepper.types';

/** How many: the browser's twin of `native/quantity-stepper`. */
export function Stepper({ name, quantity, most, care, onChange, onMost }: StepperProps): ReactNode {
  const more = () => (quantity >= most ? onMost() : onChange(quantity + 1));
  return (
    <div className={`stepper ${care ? 'stepper--care' : ''}`} role="group" aria-label={`${name}的数量`}>
      {quantity > 0 ? (
        <>
          <button
            type="button"
            className="stepper__button"
            aria-label={`减少${name}`}
            onClick={() => onChange(quantity - 1)}
          >
            −
          </button>
          <span className="stepper__count" aria-live="polite">
            {quantity}
          </span>
        </>
      ) : null}
      <button
        type="button"
        className={`stepper__button stepper__button--more ${quantity >= most ? 'stepper__button--off' : ''}`}
        aria-label={`增加${name}`}
        aria-disabled={quantity >= most}
        onClick={more}
      >
        +
      </button>
    </div>
  );
}
