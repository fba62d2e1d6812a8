export interface StepperProps {
  /** The product's name, for screen readers. */
  name: string;
  /** Whole units. */
  quantity: number;
  /** The least of the household's limit and what is left. */
  most: number;
  care: boolean;
  onChange: (quantity: number) => void;
  /** Tapped beyond `most`: say why. */
  onMost: () => void;
}
