import type { ReactNode } from 'react';
import type { StepperProps } from './stepper.types';

/** How many: WeChat's own component (`native/quantity-stepper`), registered in app.config.ts. */
export function Stepper({ name, quantity, most, care, onChange, onMost }: StepperProps): ReactNode {
  return (
    <quantity-stepper
      name={name}
      quantity={quantity}
      most={most}
      care={care}
      onChange={(event) => onChange(event.detail.quantity)}
      onMost={onMost}
    />
  );
}
